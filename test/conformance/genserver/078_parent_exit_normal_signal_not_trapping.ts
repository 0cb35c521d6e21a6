import { GenServer, Process } from 'linecard'
import { emit, G } from '../harness.ts'

export default async function twin(): Promise<void> {
  const s = await G.startLink()
  Process.exit(s, 'normal')
  emit(['ping', await GenServer.call(s, 'ping')])
}
