import { describe, expect, it } from 'vitest'
import {
  _,
  type Address,
  exit,
  Global,
  makeRef,
  Node,
  node,
  type Pid,
  Process,
  receive,
  runProcess,
  self,
  spawn,
  Timer,
  type Via,
  VirtualClock,
} from '../../src/actors/index.ts'
import { endOf, inProcess, mailbox, reportsOf, virtualNode } from './in-process.ts'

/** A name that `find` looks up. */
function viaOf(find: () => Pid): Via {
  return ['via', { registerName: () => 'no', unregisterName: () => {}, whereisName: find }, 'name']
}

describe('an interval', () => {
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

  it('ends with its caller when it applies a function, unless the host program asked', async () => {
    const node = virtualNode()
    await runProcess(node, () => {
      Timer.applyInterval(10, () => {})
      expect(node.timers.size).toBe(1)
    })
    expect(node.timers.size).toBe(0)
    const runs = await new Promise((resolve) => {
      let count = 0
      const [, interval] = Timer.applyInterval(1, () => {
        if (++count === 2) resolve([count, Timer.cancel(interval)])
      })
    })
    expect(runs).toEqual([2, ['ok', 'cancel']])
  })

  it('keeps its times when its function is slow: runs may overlap', async () => {
    const clock = new VirtualClock().runAutomatically()
    const times: number[] = []
    await runProcess(new Node({ clock }), async () => {
      Timer.applyInterval(100, async () => {
        times.push(clock.now())
        await Process.sleep(250)
      })
      await Process.sleep(450)
    })
    expect(times).toEqual([100, 200, 300, 400])
  })

  it.each([0, -1, 1.5, Number.NaN, 2 ** 64])('answers badarg to an interval of %s', async (ms) => {
    await inProcess(() => {
      expect(Timer.sendInterval(ms, 'tick')).toEqual(['error', 'badarg'])
      expect(Timer.sendInterval(ms, 'missing', 'tick')).toEqual(['error', 'badarg'])
      expect(Timer.applyInterval(ms, () => {})).toEqual(['error', 'badarg'])
    })
  })
})

describe('Timer.sendAfter', () => {
  it('may take months', async () => {
    const clock = new VirtualClock().runAutomatically()
    const times = await runProcess(new Node({ clock }), async () => {
      const seen: unknown[] = []
      Timer.sendAfter(Timer.hours(24 * 90), 'season')
      Timer.applyAfter(Timer.hours(24 * 60), () => seen.push(clock.now()))
      seen.push(await receive(), clock.now())
      await Timer.sleep(Timer.hours(24 * 100))
      seen.push(clock.now())
      return seen
    })
    expect(times).toEqual(
      [24 * 60, 'season', 24 * 90, 24 * 190].map((h) => (typeof h === 'number' ? Timer.hours(h) : h)),
    )
  })

  it('sends to any kind of address', () =>
    inProcess(async (me) => {
      Process.register(me, 'me')
      Global.registerName('everybody', me)
      const addresses: Address[] = ['me', ['global', 'everybody'], ['me', node()], viaOf(() => me)]
      for (const ms of [0, 10]) for (const address of addresses) Timer.sendAfter(ms, address, ms)
      await Process.sleep(20)
      expect(await mailbox()).toEqual([0, 0, 0, 0, 10, 10, 10, 10])
    }))

  it('swallows what a via module throws when the time is over', () =>
    inProcess(async () => {
      const name = viaOf(() => exit('noproc'))
      expect(Timer.sendAfter(10, name, 'x')[0]).toBe('ok')
      expect(Timer.exitAfter(10, name, 'x')[0]).toBe('ok')
      expect(Timer.sendInterval(10, name, 'x')[0]).toBe('ok')
      expect(() => Timer.sendAfter(0, name, 'x')).toThrow(/noproc/)
      await Process.sleep(20)
    }))

  it('does not keep what was sent to a process that has ended', async () => {
    const node = virtualNode()
    await runProcess(node, async () => {
      const pid = spawn(() => Process.sleep('infinity'))
      const [, tref] = Timer.sendAfter(10, pid, 'x')
      exit(pid, 'kill')
      expect(node.timers.size).toBe(0)
      expect(Timer.cancel(tref)).toEqual(['ok', 'cancel'])
      expect(Timer.sendAfter(10, pid, 'x')[0]).toBe('ok')
      expect(node.timers.size).toBe(0)
    })
  })
})

describe('Timer.exitAfter', () => {
  it('ends the caller at once when the time is 0, and nothing behind it is run', () =>
    inProcess(async () => {
      let went = false
      const pid = spawn(async () => {
        Timer.exitAfter(0, 'now')
        went = true
        await Process.sleep('infinity')
      })
      expect(await endOf(pid)).toBe('now')
      expect(went).toBe(false)
    }))

  it('comes from nobody whom it could be linked to', () =>
    inProcess(async () => {
      Process.flag('trap_exit', true)
      Timer.exitAfter(10, 'why')
      expect(await receive()).toEqual(['EXIT', self().node.host, 'why'])
    }))

  it('does nothing to a target that is none', () =>
    inProcess(async () => {
      for (const ms of [0, 10]) expect(Timer.exitAfter(ms, 42 as never, 'why')[0]).toBe('ok')
      await Process.sleep(20)
    }))
})

describe('Timer.applyAfter', () => {
  it('reports the crash of its function as that of any process', async () => {
    const node = virtualNode()
    const reports = reportsOf(node)
    await runProcess(node, async () => {
      Timer.applyAfter(10, {}, 'missing' as never, [] as never)
      await Process.sleep(20)
    })
    expect(reports).toMatchObject([
      { label: 'emulator', reason: [{ message: 'Expected [object Object] to have a function `missing`' }, {}] },
    ])
  })

  it.each([[[]], [['text']], [[() => {}, 5]], [[null, 'name', []]], [[{}, 5, []]], [[{}, 'name', 'no list']]])(
    'answers badarg to %j',
    (given) => {
      const [after, interval] = [Timer.applyAfter, Timer.applyInterval] as ((...args: unknown[]) => unknown)[]
      expect(after?.(10, ...given)).toEqual(['error', 'badarg'])
      expect(interval?.(10, ...given)).toEqual(['error', 'badarg'])
      expect(() => (Timer.tc as (...args: unknown[]) => unknown)(...given)).toThrow(/^Expected a function/)
    },
  )
})

describe('Timer.cancel', () => {
  it('ends an interval at once, also from its own tick on', async () => {
    const rest = await inProcess(async () => {
      const [, tref] = Timer.sendInterval(10, 'tick')
      await receive('tick')
      expect(Timer.cancel(tref)).toEqual(['ok', 'cancel'])
      await Process.sleep(100)
      return mailbox()
    })
    expect(rest).toEqual([])
  })

  it('ends a timer of sendAfter', async () => {
    const rest = await inProcess(async () => {
      const [, tref] = Timer.sendAfter(10, 'x')
      expect(Timer.cancel(tref)).toEqual(['ok', 'cancel'])
      Timer.sendAfter(20, self(), 'y')
      await Process.sleep(100)
      return mailbox()
    })
    expect(rest).toEqual(['y'])
  })

  it('takes what a failed start gave, and answers badarg', () => {
    const [, tref] = Timer.sendAfter(-1, 'name', 'x')
    expect(Timer.cancel(tref)).toEqual(['error', 'badarg'])
  })

  it('answers badarg to a reference that is none of this module', () => {
    expect(Timer.cancel(makeRef() as never)).toEqual(['error', 'badarg'])
  })
})

describe('Timer.tc', () => {
  it('measures by the node’s clock, in whole microseconds', () =>
    inProcess(async () => {
      expect(await Timer.tc(() => Process.sleep(1500))).toEqual([1_500_000, 'ok'])
      expect(await Timer.tc(async (ms: number) => Process.sleep(ms).then(() => ms), [20])).toEqual([20_000, 20])
      expect(Timer.tc(() => 'at once')).toEqual([0, 'at once'])
      expect(Timer.tc(Math, 'min', [3, 1, 2])).toEqual([0, 1])
    }))
})

describe('Timer.sleep', () => {
  it('refuses what is no time, and never ends if told so', () =>
    inProcess(async () => {
      await expect(Timer.sleep(-1)).rejects.toThrow(/^Expected a timeout/)
      const pid = spawn(() => Timer.sleep('infinity'))
      await Process.sleep(1000)
      expect(Process.alive(pid)).toBe(true)
    }))
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
