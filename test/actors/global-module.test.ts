import { describe, expect, it } from 'vitest'
import { ExitError, exit, Global, Process, receive, self, send, spawn, whereis } from '../../src/actors/index.ts'
import { inProcess } from './in-process.ts'

const parked = () => spawn(() => Process.sleep('infinity'))

describe('Global', () => {
  it('gives a name to the first who asks', async () => {
    await inProcess((me) => {
      expect(Global.registerName('g', me)).toBe('yes')
      expect(Global.registerName('g', parked())).toBe('no')
      expect(Global.whereisName('g')).toBe(me)
    })
  })

  it('gives a process one name at a time', async () => {
    await inProcess((me) => {
      Global.registerName('g', me)
      expect(Global.registerName('h', me)).toBe('no')
      expect(Global.unregisterName('g')).toBe('ok')
      expect(Global.registerName('h', me)).toBe('yes')
      expect(Global.registeredNames()).toEqual(['h'])
    })
  })

  it('takes the name of a process that dies', async () => {
    await inProcess(() => {
      const pid = parked()
      Global.registerName('g', pid)
      exit(pid, 'kill')
      expect(Global.whereisName('g')).toBe('undefined')
      expect(Global.registerName('g', self())).toBe('yes')
    })
  })

  it('lets a dead process have no name', async () => {
    await inProcess(() => {
      const pid = parked()
      exit(pid, 'kill')
      Global.registerName('g', pid)
      expect(Global.whereisName('g')).toBe('undefined')
    })
  })

  it('is an address wherever one is taken', async () => {
    await inProcess(async (me) => {
      Global.registerName('g', me)
      send(['global', 'g'], 'one')
      Global.send('g', 'two')
      expect([await receive(), await receive()]).toEqual(['one', 'two'])
      expect(whereis(['global', 'g'])).toBe(me)
    })
  })

  it('exits when it sends to a name that nobody has', async () => {
    await inProcess(() => {
      expect(() => Global.send('g', 'x')).toThrow(ExitError)
      expect(() => Global.send('g', 'x')).toThrow(/badarg, \[g, x\]/)
    })
  })
})
