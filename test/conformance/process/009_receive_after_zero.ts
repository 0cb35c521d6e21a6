import { receive, self, send } from 'linecard'
import { emit, flush } from '../harness.ts'

export default async function twin(): Promise<void> {
  const look = async (): Promise<unknown[]> => {
    const message = await receive(undefined, 0, 'nothing')
    return message === 'nothing' ? ['empty'] : ['recv', message]
  }
  emit(await look())
  send(self(), 'm')
  emit(await look())
  send(self(), 'z')
  emit([await receive('q', 0, 'no match')])
  emit(['left', await flush()])
}
