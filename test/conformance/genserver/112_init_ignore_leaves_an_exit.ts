import { exit, GenServer, Process, reply } from 'linecard'
import { type Exit, emit, flush, G, settle } from '../harness.ts'

const raise = (thrown: unknown) => () => {
  throw thrown
}

export default async function twin(): Promise<void> {
  Process.flag('trap_exit', true)
  const inits: (() => unknown)[] = [
    () => 'ignore',
    () => ['stop', 'r'],
    () => ['stop', 'normal'],
    raise(new Error('e')),
    () => exit('x'),
    () => 'junk',
    raise(['ok', 7]),
    raise('ignore'),
    raise('junk'),
    () => exit('normal'),
    () => ['error', 'e'],
  ]
  const exits = async () => (await flush<Exit>()).map(([k, , r]) => [k, r])
  for (const init of inits) {
    const server = { as: 's', init, call: (_request: 'state', _from: unknown, s: number) => reply(s, s) }
    emit(await G.startLink(server, { name: 'n' }).result())
    await settle(20)
    emit(['mailbox', await exits(), Process.whereis('n')])
    if (Process.whereis('n') !== null) {
      emit(['state', await GenServer.call('n', 'state')])
      await GenServer.stop('n')
      emit(['stopped', await exits()])
    }
  }
}
