import { describe, expect, it } from 'vitest'
import type { EventName, Metadata } from '../../src/actors/index.ts'
import { Telemetry } from '../../src/actors/telemetry.ts'

const opened: EventName = ['app', 'door', 'opened']
const closed: EventName = ['app', 'door', 'closed']

describe('Telemetry', () => {
  it('calls every handler of an event, in the order in which they were attached', () => {
    const telemetry = new Telemetry()
    const seen: unknown[] = []
    telemetry.attach('first', [opened, closed], (event, measurements, metadata) =>
      seen.push(['first', event, measurements, metadata]),
    )
    telemetry.attach('second', [closed], (event) => seen.push(['second', event]))
    telemetry.execute(opened, { ms: 1 }, { door: 'front' })
    telemetry.execute(closed, {}, {})
    telemetry.execute(['app', 'door'], {}, {})
    expect(seen).toEqual([
      ['first', opened, { ms: 1 }, { door: 'front' }],
      ['first', closed, {}, {}],
      ['second', closed],
    ])
  })

  it('knows whether anybody listens', () => {
    const telemetry = new Telemetry()
    expect(telemetry.wants('app.door.opened')).toBe(false)
    telemetry.attach('id', [opened], () => {})
    expect([telemetry.wants('app.door.opened'), telemetry.wants('app.door.closed')]).toEqual([true, false])
    telemetry.detach('id')
    expect(telemetry.wants('app.door.opened')).toBe(false)
  })

  it('takes an id once, and detaches it from all its events', () => {
    const telemetry = new Telemetry()
    const seen: EventName[] = []
    expect(telemetry.attach('id', [opened, closed], (event) => void seen.push(event))).toBe('ok')
    expect(telemetry.attach('id', [['other']], () => {})).toEqual(['error', 'already_exists'])
    expect(telemetry.detach('id')).toBe('ok')
    expect(telemetry.detach('id')).toEqual(['error', 'not_found'])
    telemetry.execute(opened, {}, {})
    telemetry.execute(closed, {}, {})
    expect(seen).toEqual([])
  })

  it('detaches a handler that throws, names it in an event, and calls the others', () => {
    const telemetry = new Telemetry()
    const error = new Error('bad handler')
    const failures: Metadata[] = []
    let calls = 0
    telemetry.attach('bad', [opened, closed], () => {
      calls++
      throw error
    })
    telemetry.attach('good', [opened], () => void calls++)
    telemetry.attach('watch', [['linecard', 'telemetry', 'failure']], (_event, _measurements, metadata) =>
      failures.push(metadata),
    )
    telemetry.execute(opened, {}, {})
    telemetry.execute(opened, {}, {})
    telemetry.execute(closed, {}, {})
    expect(calls).toBe(3)
    expect(failures).toEqual([{ id: 'bad', event: opened, error }])
  })

  it('does not run into itself when the handler of the failure event throws', () => {
    const telemetry = new Telemetry()
    let calls = 0
    telemetry.attach('bad', [opened, ['linecard', 'telemetry', 'failure']], () => {
      calls++
      throw new Error('bad')
    })
    telemetry.attach('worse', [['linecard', 'telemetry', 'failure']], () => {
      calls++
      throw new Error('worse')
    })
    telemetry.execute(opened, {}, {})
    expect(calls).toBe(2)
  })

  it('lets a handler attach and detach while events run', () => {
    const telemetry = new Telemetry()
    const seen: string[] = []
    telemetry.attach('once', [opened], () => {
      seen.push('once')
      telemetry.detach('once')
      telemetry.attach('next', [opened], () => seen.push('next'))
    })
    telemetry.execute(opened, {}, {})
    telemetry.execute(opened, {}, {})
    expect(seen).toEqual(['once', 'next'])
  })
})
