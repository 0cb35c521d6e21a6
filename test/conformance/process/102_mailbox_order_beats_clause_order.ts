import { receive, self, send } from 'linecard'
import { emit } from '../harness.ts'

export default async function twin(): Promise<void> {
  send(self(), 'second')
  send(self(), 'first')
  for (let i = 1; i <= 2; i++) {
    const message = await receive((m: unknown) => m === 'first' || m === 'second')
    emit(['took', message])
  }
}
