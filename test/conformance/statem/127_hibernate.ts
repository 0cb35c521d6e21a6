import {
  GenStatem,
  genericTimeout,
  keepStateAndData,
  nextEvent,
  nextState,
  ok,
  type Pid,
  Process,
  stateTimeout,
} from 'linecard'
import { emit, settle } from '../harness.ts'
import { M, type MachineOptions } from '../harness-statem.ts'

export default async function twin(): Promise<void> {
  const handle: MachineOptions['handle'] = (t, c, s, d) => {
    if (t === 'enter' && s === 'b') return keepStateAndData('hibernate')
    if (t !== 'cast') return keepStateAndData()
    return c === 'go' ? nextState('b', d) : keepStateAndData(c[1])
  }
  const chk = async (m: Pid): Promise<void> => {
    await settle()
    emit([Process.info(m, 'hibernating')])
  }
  const m = await M.startLink({ enter: true, init: () => ok('a', 0, 'hibernate'), handle })
  await chk(m)
  const all: GenStatem.Actions[] = [
    ['hibernate', true],
    ['hibernate', ['hibernate', false]],
    ['hibernate', nextEvent('internal', 'i')],
    ['hibernate', stateTimeout(0, 't')],
    ['hibernate', genericTimeout('x', 100, 't')],
  ]
  for (const a of all) {
    GenStatem.cast(m, ['h', a])
    await chk(m)
  }
  await settle(100)
  await chk(m)
  GenStatem.cast(m, 'go')
  await chk(m)
}
