import { GenServer, self } from 'linecard'
import { emit, flush } from '../harness.ts'

export default async function twin(): Promise<void> {
  GenServer.reply([self(), 'tag'], 1)
  emit(['mailbox', await flush()])
}
