import { exit, stop } from 'linecard'
import { emit, G } from '../harness.ts'

export default async function twin(): Promise<void> {
  const inits: (() => unknown)[] = [
    () => stop('why'),
    () => stop('normal'),
    () => {
      throw new Error('bad')
    },
    () => exit('out'),
    () => exit('normal'),
    () => 'junk',
  ]
  for (const init of inits) emit((await G.start({ init }).result()) as unknown[])
}
