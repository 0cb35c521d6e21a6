import { describe, expect, it } from 'vitest'
import {
  _,
  exit,
  makeRef,
  Node,
  Process,
  receive,
  runProcess,
  self,
  spawn,
  Timer,
  VirtualClock,
} from '../../src/actors/index.ts'
import { inProcess, virtualNode } from './in-process.ts'

/** The messages that the caller has now. */
async function mailbox(): Promise<unknown[]> {
  const messages: unknown[] = []
  for (;;) {
    const message = await receive(undefined, 0, mailbox)
    if (message === mailbox) return messages
    messages.push(message)
  }
}

describe('Timer.sendInterval', () => {
  it('sends at every multiple of the interval, not later by what a receiver took', async () => {
    const clock = new VirtualClock().runAutomatically()
    const times = await runProcess(new Node({ clock }), async () => {
      Timer.sendInterval(100, 'tick')
      const seen: number[] = []
      for (let tick = 0; tick < 3; tick++) {
        await receive('tick')
        seen.push(clock.now())
        await Process.sleep(70)
      }
      return seen
    })
    expect(times).toEqual([100, 200, 300])
  })

  it('sends what the receiver slept through one by one', async () => {
    const late = await inProcess(async () => {
      Timer.sendInterval(10, 'tick')
      await Process.sleep(35)
      return mailbox()
    })
    expect(late).toEqual(['tick', 'tick', 'tick'])
  })

  it('sends to another process when one is given', async () => {
    const got = await inProcess(async (me) => {
      const pid = spawn(async () => Process.sendAfter(me, await receive(), 0))
      Timer.sendInterval(10, pid, 'tick')
      return receive()
    })
    expect(got).toBe('tick')
  })

  it('leaves no timer behind when its receiver dies', async () => {
    const node = virtualNode()
    await runProcess(node, async () => {
      const pid = spawn(() => Process.sleep('infinity'))
      Timer.sendInterval(10, pid, 'tick')
      expect(node.timers.size).toBe(1)
      exit(pid, 'kill')
      expect(node.timers.size).toBe(0)
    })
  })

  it.each([0, -1, 1.5, Number.NaN])('throws at an interval of %s', async (ms) => {
    await inProcess(() => expect(() => Timer.sendInterval(ms, 'tick')).toThrow(/Expected/))
  })
})

describe('Timer.cancel', () => {
  it('ends an interval at once, also from its own tick on', async () => {
    const rest = await inProcess(async () => {
      const ref = Timer.sendInterval(10, 'tick')
      await receive('tick')
      expect(Timer.cancel(ref)).toEqual(['ok', 'cancel'])
      await Process.sleep(100)
      return mailbox()
    })
    expect(rest).toEqual([])
  })

  it('ends a timer of sendAfter', async () => {
    const rest = await inProcess(async () => {
      expect(Timer.cancel(Timer.sendAfter(10, 'x'))).toEqual(['ok', 'cancel'])
      Timer.sendAfter(20, self(), 'y')
      await Process.sleep(100)
      return mailbox()
    })
    expect(rest).toEqual(['y'])
  })

  it('answers badarg to a reference that is no timer', () => {
    expect(Timer.cancel(makeRef())).toEqual(['error', 'badarg'])
  })
})

describe('Process.cancelTimer', () => {
  it('never gives more than the timer was started with', async () => {
    const clock = new VirtualClock()
    await clock.advance(0.7)
    const node = new Node({ clock: clock.runAutomatically() })
    const left = await runProcess(node, (me) => Process.cancelTimer(Process.sendAfter(me, 'x', 500)))
    expect(left).toBe(500)
  })

  it('sends its result as a message when asked to be async', async () => {
    const message = await inProcess(async (me) => {
      const ref = Process.sendAfter(me, 'x', 500)
      expect(Process.cancelTimer(ref, { async: true })).toBe('ok')
      return receive(['cancel_timer', ref, _])
    })
    expect(message).toEqual(['cancel_timer', expect.anything(), 500])
  })

  it('throws at what is no reference', () => {
    // @ts-expect-error: no reference
    expect(() => Process.cancelTimer('x')).toThrow(/Expected a timer's reference/)
  })
})
