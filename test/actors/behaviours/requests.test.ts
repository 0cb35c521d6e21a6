import { describe, expect, it } from 'vitest'
import {
  type From,
  GenServer,
  info,
  noreply,
  Process,
  receive,
  reply,
  replyTo,
  sleep,
  stop,
} from '../../../src/actors/index.ts'
import { endOf, inProcess, mailbox } from '../in-process.ts'

const Server = {
  handleCall: (request: unknown, from: From, state: From[]) => {
    if (request === 'later') return noreply([...state, from])
    if (request === 'release') {
      for (const waiting of state) replyTo(waiting, 'late')
      return reply('ok', [])
    }
    return request === 'die' ? stop('boom', state) : reply(['echo', request], state)
  },
}

describe('sendRequest', () => {
  it('goes on at once; the answer is waited for later, in any order', () =>
    inProcess(async () => {
      const pid = await GenServer.start(Server, [], { name: 'srv' })
      const first = GenServer.sendRequest(pid, 1)
      const second = GenServer.sendRequest('srv', 2)
      expect(await GenServer.waitResponse(second, 1000)).toEqual(['reply', ['echo', 2]])
      expect(await GenServer.receiveResponse(first, 1000)).toEqual(['reply', ['echo', 1]])
      expect(info(pid, 'monitored_by')).toEqual([])
    }))

  it('answers with an error when the server dies or is not there', () =>
    inProcess(async () => {
      const pid = await GenServer.start(Server, [])
      expect(await GenServer.receiveResponse(GenServer.sendRequest(pid, 'die'), 1000)).toEqual(['error', ['boom', pid]])
      expect(await GenServer.waitResponse(GenServer.sendRequest(pid, 'x'), 0)).toEqual(['error', ['noproc', pid]])
      const nobody = GenServer.sendRequest('nobody', 'x')
      expect(await GenServer.waitResponse(nobody, 0)).toEqual(['error', ['noproc', 'nobody']])
    }))
})

describe('waitResponse', () => {
  it('keeps the request alive after a timeout', () =>
    inProcess(async (me) => {
      const pid = await GenServer.start(Server, [])
      const id = GenServer.sendRequest(pid, 'later')
      const before = me.node.clock.now()
      expect(await GenServer.waitResponse(id, 30)).toBe('timeout')
      expect(me.node.clock.now() - before).toBe(30)
      GenServer.cast(pid, 'ignored') // handleCast is missing: the server dies of it
      expect(await GenServer.waitResponse(id, 1000)).toMatchObject(['error', [[{}, {}], pid]])
    }))
})

describe('receiveResponse', () => {
  it('abandons the request after a timeout: a late answer is dropped', () =>
    inProcess(async () => {
      const pid = await GenServer.start(Server, [])
      const id = GenServer.sendRequest(pid, 'later')
      expect(await GenServer.receiveResponse(id, 30)).toBe('timeout')
      expect(await GenServer.call(pid, 'release')).toBe('ok')
      await sleep(1)
      expect(await mailbox()).toEqual([])
      expect(info(pid, 'monitored_by')).toEqual([])
    }))
})

describe('checkResponse', () => {
  it('tells the answer from other messages', () =>
    inProcess(async () => {
      const pid = await GenServer.start(Server, [])
      const other = GenServer.sendRequest(pid, 'other')
      const id = GenServer.sendRequest(pid, 'x')
      const first = await receive()
      expect(GenServer.checkResponse('unrelated', id)).toBe('no_reply')
      expect(GenServer.checkResponse(first, id)).toBe('no_reply')
      expect(GenServer.checkResponse(first, other)).toEqual(['reply', ['echo', 'other']])
      expect(GenServer.checkResponse(await receive(), id)).toEqual(['reply', ['echo', 'x']])
      const down = GenServer.sendRequest(pid, 'later')
      Process.exit(pid, 'kill')
      expect(GenServer.checkResponse(await receive(), down)).toEqual(['error', ['killed', pid]])
    }))
})

describe('multiCall', () => {
  it('resolves to the replies by node and to the nodes without one', () =>
    inProcess(async (me) => {
      await GenServer.start(Server, [], { name: 'srv' })
      const here = me.node.name
      expect(await GenServer.multiCall([here, 'other@host'], 'srv', 'x')).toEqual([
        [[here, ['echo', 'x']]],
        ['other@host'],
      ])
      expect(await GenServer.multiCall([here], 'nobody', 'x')).toEqual([[], [here]])
      expect(await GenServer.multiCall([here], 'srv', 'later', 20)).toEqual([[], [here]])
      expect(await mailbox()).toEqual([])
    }))

  it('refuses a timeout that is none', () =>
    inProcess(async () => {
      await expect(GenServer.multiCall([], 'srv', 'x', -1)).rejects.toThrow(RangeError)
    }))
})

describe('abcast', () => {
  it("casts on each node and returns 'abcast', whoever is there", () =>
    inProcess(async (me) => {
      const pid = await GenServer.start(
        { handleCast: (_request: unknown, state: unknown) => stop('cast came', state) },
        null,
        {
          name: 'srv',
        },
      )
      const end = endOf(pid)
      expect(GenServer.abcast([me.node.name, 'other@host'], 'nobody', 'x')).toBe('abcast')
      expect(GenServer.abcast([me.node.name, 'other@host'], 'srv', 'x')).toBe('abcast')
      expect(await end).toBe('cast came')
    }))
})
