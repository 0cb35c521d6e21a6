import { exit, isAlive, ok, Sys, self } from 'linecard'
import { catchingClass, emit, G } from '../harness.ts'

export default async function twin(): Promise<void> {
  const s = await G.start({ init: () => ok('old') })
  const bad: [string, () => never][] = [
    [
      'raise',
      () => {
        throw new Error('boom')
      },
    ],
    ['exit', () => exit('why')],
    [
      'throw',
      () => {
        throw 'value'
      },
    ],
  ]
  for (const [how, f] of bad) emit([how, await catchingClass(() => Sys.replaceState(s, f)), await Sys.getState(s)])
  await Sys.suspend(s)
  for (const [how, f] of bad) emit([how, await catchingClass(() => Sys.replaceState(s, f)), await Sys.getState(s)])
  emit([await Sys.replaceState(s, () => ['new', self() === s])])
  await Sys.resume(s)
  emit([await Sys.getState(s), isAlive(s)])
}
