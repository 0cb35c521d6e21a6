import { ignore, stop } from 'linecard'
import { emit, G, LogH, settle } from '../harness.ts'

const inits: [string, () => unknown][] = [
  ['ignore', () => ignore],
  ['normal', () => stop('normal')],
  ['shutdown', () => stop('shutdown')],
  ['why', () => stop('why')],
  [
    'bad',
    () => {
      throw new Error('bad')
    },
  ],
]

export default async function twin(): Promise<void> {
  LogH.install()
  for (const [name, init] of inits) {
    await G.start({ init, terminate: (r) => emit(['terminate', r]) }).result()
    await settle()
    emit([name])
  }
}
