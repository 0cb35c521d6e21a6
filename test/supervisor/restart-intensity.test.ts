import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  addRestart,
  type RestartHistory,
  type RestartIntensity,
  restartCount,
  wholeSeconds,
} from '../../src/supervisor/restart-intensity.ts'

/** `supervisor:add_restart/3` as it stands in OTP: one entry for each restart. */
function addRestartOfOtp(restarts: readonly number[], now: number, { maxRestarts, maxSeconds }: RestartIntensity) {
  const tooOld = restarts.findIndex((restart) => restart < now - maxSeconds)
  const all = [now, ...(tooOld === -1 ? restarts : restarts.slice(0, tooOld))]
  return { restarts: all, exceeded: all.length > maxRestarts }
}

const intensities = fc.record({ maxRestarts: fc.nat(5), maxSeconds: fc.integer({ min: 1, max: 6 }) })

describe('addRestart', () => {
  it('decides as OTP does, for any restarts at any times', () => {
    fc.assert(
      fc.property(intensities, fc.array(fc.nat(4), { maxLength: 60 }), (intensity, gaps) => {
        let history: RestartHistory = []
        let restarts: readonly number[] = []
        let now = 0
        for (const gap of gaps) {
          now += gap
          const ours = addRestart(history, now, intensity)
          const theirs = addRestartOfOtp(restarts, now, intensity)
          expect(ours.exceeded).toBe(theirs.exceeded)
          expect(restartCount(ours.history)).toBe(theirs.restarts.length)
          history = ours.history
          restarts = theirs.restarts
        }
      }),
    )
  })

  it('keeps no more than one entry for each second of the period', () => {
    const intensity = { maxRestarts: 1_000_000, maxSeconds: 5 }
    let history: RestartHistory = []
    for (let times = 0; times < 1000; times++) history = addRestart(history, Math.floor(times / 50), intensity).history
    expect(history).toHaveLength(6)
    expect(restartCount(history)).toBe(300)
  })

  it('counts a restart for up to a second more than the period, as seconds are whole', () => {
    const intensity = { maxRestarts: 1, maxSeconds: 5 }
    const first = addRestart([], wholeSeconds(0), intensity)
    expect(addRestart(first.history, wholeSeconds(5999), intensity).exceeded).toBe(true)
    expect(addRestart(first.history, wholeSeconds(6000), intensity).exceeded).toBe(false)
  })
})
