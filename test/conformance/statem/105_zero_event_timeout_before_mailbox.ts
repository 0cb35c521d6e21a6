import { eventTimeout, GenStatem, keepStateAndData, nextState, postpone, receive, send } from 'linecard'
import { emit } from '../harness.ts'
import { M, type MachineOptions } from '../harness-statem.ts'

export default async function twin(): Promise<void> {
  const handle: MachineOptions['handle'] = (t, c, s, d) => {
    if (c === 'b') return receive('rel').then(() => keepStateAndData())
    if (c === 'p' && s === 'a') return keepStateAndData(postpone)
    emit([t, c])
    if (c === 'go') return keepStateAndData(eventTimeout(0, 't'))
    return c === 'change' ? nextState('b', d, eventTimeout(0, 't')) : keepStateAndData()
  }
  for (const es of [
    ['b', 'go', 'x'],
    ['b', 'p', 'change', 'x'],
  ]) {
    const m = await M.startLink({ handle })
    for (const e of es) GenStatem.cast(m, e)
    send(m, 'rel')
    await M.sync(m)
  }
}
