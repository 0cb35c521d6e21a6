import {
  _,
  callerOf,
  type From,
  GenStatem,
  ignore,
  keepState,
  keepStateAndData,
  monitor,
  ok,
  receive,
  reply,
} from 'linecard'
import { type Down, emit } from '../harness.ts'
import { M } from '../harness-statem.ts'

export default async function twin(): Promise<void> {
  let m = await M.startLink({
    init: () => {
      throw ok('a', 5)
    },
    handle: (t, _get, s, d) => {
      throw keepState(7, reply(callerOf(t) as From, [s, d]))
    },
  })
  emit(await GenStatem.call(m, 'get'))
  emit(await GenStatem.call(m, 'get'))
  m = await M.start({
    enter: true,
    handle: (t, c, s, d) => {
      if (t === 'enter') throw keepState(9)
      if (c === 'junk') throw 'junk'
      return keepStateAndData(reply(callerOf(t) as From, [s, d]))
    },
    terminate: (r) => {
      emit(['terminate', r])
      throw 'ball'
    },
  })
  emit(await GenStatem.call(m, 'get'))
  const ref = monitor(m)
  GenStatem.cast(m, 'junk')
  const [, , , , r] = await receive<Down>(['DOWN', ref, _, _, _])
  emit(['down', r])
  const start = M.start({
    init: () => {
      throw ignore
    },
  })
  emit(['start', await start.result()])
}
