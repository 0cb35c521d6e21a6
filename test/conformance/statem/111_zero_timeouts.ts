import { eventTimeout, GenStatem, genericTimeout, keepStateAndData, nextEvent, stateTimeout } from 'linecard'
import { emit } from '../harness.ts'
import { M } from '../harness-statem.ts'

export default async function twin(): Promise<void> {
  const m = await M.startLink({
    handle: (t, c) => {
      if (t === 'cast') return keepStateAndData(c[1])
      emit(t === 'internal' ? ['internal'] : [t, c])
      return t === 'internal' ? keepStateAndData(c[1]) : keepStateAndData()
    },
  })
  const x = (c: number) => genericTimeout('x', 0, c)
  const y = (c: number) => genericTimeout('y', 0, c)
  const all: GenStatem.Actions[] = [
    [x(1), stateTimeout(0, 2), y(3)],
    [x(1), y(2), x(3)],
    [x(1), eventTimeout(0, 2), y(3)],
    [x(1), genericTimeout('x', 'cancel'), y(2)],
    [x(1), genericTimeout('x', 'update', 2)],
    [genericTimeout('z', 'update', 1), x(2)],
    [x(1), nextEvent('internal', ['do', [y(2), x(3)]])],
    [x(1), y(2), nextEvent('internal', ['do', genericTimeout('x', 'update', 3)])],
  ]
  for (const [i, actions] of all.entries()) {
    emit([i + 1])
    GenStatem.cast(m, ['do', actions])
    await M.sync(m)
  }
}
