import { GenServer, OtpError, Pg, Supervisor, send, whereis } from 'linecard'
import { await_, catching, emit, park, spawnAs } from '../harness.ts'
import { pidOf, S } from '../harness-supervision.ts'

export default async function twin(): Promise<void> {
  const s = await S.sup('sup', [{ id: 's', start: [Pg, 'startLink', ['s']] }], { strategy: 'one_for_one' })
  const a = spawnAs('a', () => park())
  await Pg.join('s', 'g', a)
  const junk = [
    () => send('s', 'junk'),
    () => GenServer.cast('s', 'junk'),
    async () => {
      const [, [[error]]] = (await catching(() => GenServer.call('s', 'junk'))) as ['exit', [[unknown]]]
      return error instanceof OtpError && error.code === 'OTP_ERR_BADARG' ? 'badarg' : error
    },
  ]
  for (const f of junk) {
    const old = pidOf('s')
    emit(await f())
    await await_(() => whereis('s') !== null && whereis('s') !== old)
    emit(['members', Pg.getMembers('s', 'g')])
    await Pg.join('s', 'g', a)
    emit(['members', Pg.getMembers('s', 'g')])
  }
  emit((await Supervisor.whichChildren(s)).map(([id, , type]) => [id, type]))
}
