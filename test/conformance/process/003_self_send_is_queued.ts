import { self, send } from 'linecard'
import { emit, recv } from '../harness.ts'

export default async function twin(): Promise<void> {
  send(self(), 'x')
  emit(['after send'])
  send(self(), 'y')
  emit(['recv', await recv()])
  emit(['recv', await recv()])
}
