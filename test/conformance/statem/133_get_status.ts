import { GenStatem, genericTimeout, genStatem, keepStateAndData, ok, postpone, type StatemStatus, Sys } from 'linecard'
import { emit, name } from '../harness.ts'

const callbacks = {
  init: (_arg: unknown) => ok('a', 1, genericTimeout('x', 3_600_000, 'secret')),
  callbackMode: (): GenStatem.CallbackMode => 'handle_event_function',
  handleEvent: () => keepStateAndData(postpone),
}

const Plain = genStatem({ name: 'Plain', ...callbacks })

const Shy = genStatem({
  name: 'Shy',
  ...callbacks,
  formatStatus(status: StatemStatus) {
    emit(['keys', Object.keys(status).sort()])
    return { ...status, data: 'hidden', timeouts: [] }
  },
})

export default async function twin(): Promise<void> {
  for (const [mod, debug] of [[Plain, []] as const, [Shy, [['log', 1]]] as const]) {
    const m = await mod.start([], { name: 'machine', debug })
    name(m, 'm')
    GenStatem.cast(m, 'p')
    await Sys.suspend(m)
    const [, , module, [, state, parent, , misc]] = await Sys.getStatus(m)
    emit([module, state, parent])
    for (const [part, x] of misc as [string, unknown][]) emit([part, x])
    await Sys.resume(m)
    await GenStatem.stop(m)
  }
}
