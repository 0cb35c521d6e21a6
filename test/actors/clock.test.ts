import { describe, expect, it } from 'vitest'
import { Node, RealClock, receive, runProcess, sendAfter, sleep, VirtualClock } from '../../src/actors/index.ts'

describe('VirtualClock', () => {
  it('stands still until it is advanced', async () => {
    const clock = new VirtualClock()
    let woke = false
    const done = runProcess(new Node({ clock }), async () => {
      await sleep(10)
      woke = true
    })
    await new Promise((resolve) => setTimeout(resolve, 15))
    await clock.advance(9)
    expect([clock.now(), woke]).toEqual([9, false])
    await clock.advance(1)
    expect([clock.now(), woke]).toEqual([10, true])
    await done
  })

  it('lets everything that one deadline causes happen before it moves to the next', async () => {
    const clock = new VirtualClock()
    const log: [string, number][] = []
    void runProcess(new Node({ clock }), async () => {
      for (const [name, ms] of [
        ['b', 20],
        ['a', 10],
        ['c', 30],
      ] as const)
        void sleep(ms)
          .then(() => sleep(5))
          .then(() => log.push([name, clock.now()]))
      await sleep(100)
    })
    await clock.advance(34)
    expect(log).toEqual([
      ['a', 15],
      ['b', 25],
    ])
    await clock.advance(1)
    expect(log.at(-1)).toEqual(['c', 35])
  })

  it('reaches timers that are set on the way', async () => {
    const clock = new VirtualClock()
    let count = 0
    void runProcess(new Node({ clock }), async (me) => {
      for (;;) {
        sendAfter(me, 'tick', 100)
        await receive()
        count++
      }
    })
    await clock.advance(1000)
    expect(count).toBe(10)
    await clock.advance(99)
    expect(count).toBe(10)
  })

  it('running automatically takes no time, in the right order', async () => {
    const clock = new VirtualClock().runAutomatically()
    const begin = performance.now()
    const log: string[] = []
    await runProcess(new Node({ clock }), async () => {
      const day = sleep(86_400_000).then(() => log.push('day'))
      const hour = sleep(3_600_000).then(() => log.push('hour'))
      await Promise.all([day, hour])
    })
    expect(log).toEqual(['hour', 'day'])
    expect(clock.now()).toBe(86_400_000)
    expect(performance.now() - begin).toBeLessThan(5000)
  })

  it('may be shared by several nodes', async () => {
    const clock = new VirtualClock().runAutomatically()
    const log: string[] = []
    const run = (name: string, ms: number): Promise<void> =>
      runProcess(new Node({ clock }), async () => {
        await sleep(ms)
        log.push(name)
      })
    await Promise.all([run('late', 200), run('early', 100)])
    expect(log).toEqual(['early', 'late'])
  })
})

describe('RealClock', () => {
  it('never rings early', async () => {
    const clock = new RealClock()
    for (const ms of [1, 2, 3.3, 7.7]) {
      const deadline = clock.now() + ms
      await new Promise<void>((resolve) => clock.setAlarm(deadline, resolve))
      expect(clock.now()).toBeGreaterThanOrEqual(deadline)
    }
  })

  it('rings for the last alarm that was set, and not for one that was cleared', async () => {
    const clock = new RealClock()
    const rung: string[] = []
    clock.setAlarm(clock.now() + 1, () => rung.push('replaced'))
    await new Promise<void>((resolve) => {
      clock.setAlarm(clock.now() + 2, () => {
        rung.push('set')
        resolve()
      })
    })
    clock.setAlarm(clock.now() + 1, () => rung.push('cleared'))
    clock.clearAlarm()
    await new Promise((resolve) => setTimeout(resolve, 5))
    expect(rung).toEqual(['set'])
  })
})
