import { sleep, Timer } from 'linecard'
import { catching, emit, timed } from '../harness.ts'

const Enum = { concat: (a: string[], b: string[]) => [...a, ...b] }

export default async function twin(): Promise<void> {
  const slow = async () => {
    await sleep(30)
    return 'v'
  }
  const [us, v] = await Timer.tc(slow)
  emit([us >= 30_000 && us < 5_000_000, Number.isInteger(us), v])
  const [sum, three] = Timer.tc((a: number, b: number) => a + b, [1, 2])
  emit([sum >= 0, three])
  const [named, list] = Timer.tc(Enum, 'concat', [['a'], ['b']])
  emit([named >= 0, list])
  emit(
    await catching(() =>
      Timer.tc(() => {
        throw 'ball'
      }),
    ),
  )
  emit([Timer.seconds(2), Timer.minutes(3), Timer.hours(1), Timer.hms(1, 2, 3)])
  const [ms, ok] = await timed(() => Timer.sleep(20))
  emit([ms >= 20, ok === 'ok'])
}
