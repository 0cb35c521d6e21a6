import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type CompiledKernel, compileKernel } from './program.ts'

let kernel: CompiledKernel

beforeAll(() => {
  kernel = compileKernel()
})

afterAll(() => kernel.remove())

/** A program in which a bystander and the process `careless` run; it prints how they ended. */
function program(careless: string, options = ''): string {
  return `
    import { EventEmitter } from 'node:events'
    const node = new Node(${options})
    await runProcess(node, async () => {
      const bystander = spawn(() => receive())
      const [pid, ref] = spawnMonitor(async () => {
        ${careless}
        await sleep('infinity')
      })
      const [, , , , reason] = await receive(['DOWN', ref, 'process', _, _], 1000, [])
      const [thrown] = Array.isArray(reason) ? reason : [reason]
      console.log('reason', thrown?.message ?? thrown)
      console.log('bystander', isAlive(bystander))
    })
    node.stop()
    console.log('end')
  `
}

const survived = ['bystander true', 'end']

describe.concurrent('a stray throw in a process', () => {
  it.each([
    ['a timer', "setTimeout(() => { throw new Error('stray') }, 1)"],
    ['an immediate', "setImmediate(() => { throw new Error('stray') })"],
    ['process.nextTick', "process.nextTick(() => { throw new Error('stray') })"],
    ['a microtask of a promise', "void Promise.resolve().then(() => { throw new Error('stray') })"],
    ['a forgotten async function', "void (async () => { await sleep(1); throw new Error('stray') })()"],
    ['a forgotten rejection', "Promise.reject(new Error('stray'))"],
    [
      'an event listener',
      "const e = new EventEmitter(); e.on('x', () => { throw new Error('stray') }); setTimeout(() => e.emit('x'), 1)",
    ],
    [
      "an 'error' event without a listener",
      "const e = new EventEmitter(); setTimeout(() => e.emit('error', new Error('stray')), 1)",
    ],
    ['a callback of I/O', "const fs = await import('node:fs'); fs.stat('/', () => { throw new Error('stray') })"],
    ['a timer that a timer made', "setTimeout(() => setTimeout(() => { throw new Error('stray') }, 1), 1)"],
    [
      'a forgotten receive whose predicate throws',
      "void receive(() => { throw new Error('stray') }); send(self(), 'm')",
    ],
    [
      'a forgotten receive that takes a promise that rejects',
      "void receive(); send(self(), new Promise((_resolve, reject) => setTimeout(() => reject(new Error('stray')), 1)))",
    ],
    [
      'a forgotten call that takes too long',
      "void call(spawn(() => receive('never')), 'x', 1).catch((e) => { throw new Error('stray') })",
    ],
    [
      'code behind an await',
      "void Promise.resolve().then(async () => { await null; await null; throw new Error('stray') })",
    ],
  ])('ends that process and nobody else: %s', async (_where, code) => {
    const ended = await kernel.run(program(code))
    expect(ended).toEqual({ exitCode: 0, lines: ['reason stray', ...survived], stderr: '' })
  })

  it('of an exit ends it with that reason', async () => {
    const { lines } = await kernel.run(program("setTimeout(() => exit('out'), 1)"))
    expect(lines).toEqual(['reason out', ...survived])
  })

  it('of another value ends it with nocatch', async () => {
    const { lines } = await kernel.run(program("setTimeout(() => { throw 'value' }, 1)"))
    expect(lines).toEqual(["reason [ 'nocatch', 'value' ]", ...survived])
  })

  it('after its end changes nothing', async () => {
    const ended = await kernel.run(
      program(
        "setTimeout(() => { throw new Error('late') }, 30); void sleep(30).then(() => console.log('never')); exit('early')",
      ).replace('node.stop()', 'await new Promise((resolve) => setTimeout(resolve, 60))'),
    )
    expect(ended).toEqual({ exitCode: 0, lines: ['reason early', ...survived], stderr: '' })
  })

  it('does not reach the uncaughtException listeners of the host program', async () => {
    const ended = await kernel.run(`
      process.on('uncaughtException', (error) => console.log('host saw', error.message))
      process.on('unhandledRejection', (error) => console.log('host saw rejection', error.message))
      ${program("setTimeout(() => { throw new Error('stray') }, 1)")}
      setTimeout(() => { throw new Error('own') }, 1)
    `)
    expect(ended).toEqual({ exitCode: 0, lines: ['reason stray', ...survived, 'host saw own'], stderr: '' })
  })

  it('while a callback of a GenServer awaits ends the server, and its caller learns why', async () => {
    const { lines } = await kernel.run(`
      const node = new Node()
      await runProcess(node, async () => {
        const pid = await GenServer.start({
          handleCall: async () => {
            setTimeout(() => { throw new Error('stray') }, 1)
            await sleep('infinity')
          },
        })
        await call(pid, 'x').catch((error) => console.log(error.reason[0][0].message, error.reason[1][0]))
      })
      node.stop()
    `)
    expect(lines).toEqual(['stray GenServer'])
  })
})

describe.concurrent('a stray throw of the host program', () => {
  it.each([
    ['a timer', "setTimeout(() => { throw new Error('host failed') }, 1)"],
    ['a forgotten promise', "Promise.reject(new Error('host failed'))"],
    ['code that runs outside of a process', 'await runProcess(node, () => outsideTimer())'],
  ])('ends the program as usual, with exit code 1 and the error: %s', async (_where, code) => {
    const ended = await kernel.run(`
      import { outside } from './running.js'
      const outsideTimer = () => outside(() => setTimeout(() => { throw new Error('host failed') }, 1))
      const node = new Node()
      spawnOn(node)
      ${code}
      setTimeout(() => console.log('never'), 500)
      function spawnOn(node) { void runProcess(node, () => receive()).catch(() => {}) }
    `)
    expect(ended).toMatchObject({ exitCode: 1, lines: [] })
    expect(ended.stderr).toContain('Error: host failed')
    expect(ended.stderr).toContain('program-')
  })

  it('goes to its own uncaughtException listener', async () => {
    const { exitCode, lines } = await kernel.run(`
      new Node()
      process.on('uncaughtException', (error, origin) => console.log(error.message, origin))
      setTimeout(() => { throw new Error('own') }, 1)
      setTimeout(() => console.log('goes on'), 20)
    `)
    expect({ exitCode, lines }).toEqual({ exitCode: 0, lines: ['own uncaughtException', 'goes on'] })
  })

  it('goes to its own unhandledRejection listener', async () => {
    const { exitCode, lines } = await kernel.run(`
      new Node()
      process.on('unhandledRejection', (error) => console.log(error.message))
      Promise.reject(new Error('own'))
      setTimeout(() => console.log('goes on'), 20)
    `)
    expect({ exitCode, lines }).toEqual({ exitCode: 0, lines: ['own', 'goes on'] })
  })
})

describe.concurrent('containment: false', () => {
  it('leaves a stray throw to the host program', async () => {
    const ended = await kernel.run(
      program("setTimeout(() => { throw new Error('stray') }, 1)", '{ containment: false }'),
    )
    expect(ended).toMatchObject({ exitCode: 1, lines: [] })
    expect(ended.stderr).toContain('Error: stray')
  })

  it('still ends a process whose own code throws or rejects', async () => {
    const { lines } = await kernel.run(`
      const node = new Node({ containment: false })
      const results = await Promise.allSettled([
        runProcess(node, () => { throw new Error('sync') }),
        runProcess(node, async () => { await null; throw new Error('async') }),
        runProcess(node, () => 42),
      ])
      console.log(results.map(({ reason, value }) => reason?.cause.message ?? value).join())
    `)
    expect(lines).toEqual(['sync,async,42'])
  })
})

describe.concurrent('a program', () => {
  it('ends by itself when no process has anything to wait for but messages', async () => {
    const ended = await kernel.run(`
      const node = new Node()
      void runProcess(node, () => receive())
      await runProcess(node, () => sleep(1))
      console.log('end')
    `)
    expect(ended).toEqual({ exitCode: 0, lines: ['end'], stderr: '' })
  })

  it('is kept alive by a timer of a process, and not by the timeout of a call that is over', async () => {
    const before = Date.now()
    const { lines } = await kernel.run(`
      const node = new Node()
      void runProcess(node, () => sleep(50).then(() => console.log('woke')))
      const pid = await GenServer.start({ handleCall: (request, _from, state) => reply(request, state) }, 0, { node })
      console.log(await call(pid, 'x', 60_000))
    `)
    expect(lines).toEqual(['x', 'woke'])
    expect(Date.now() - before).toBeLessThan(15_000)
  })

  it('is not kept alive by the timeout of its only call, nor by a timer that was cancelled', async () => {
    const before = Date.now()
    const { lines } = await kernel.run(`
      const node = new Node()
      const pid = await GenServer.start({ handleCall: (request, _from, state) => reply(request, state) }, 0, { node })
      console.log(await call(pid, 'x', 60_000))
      console.log(cancelTimer(sendAfter(pid, 'never', 60_000)) > 0)
    `)
    expect(lines).toEqual(['x', 'true'])
    expect(Date.now() - before).toBeLessThan(15_000)
  })

  it('with an unobserved failed start in the host program ends with exit code 1', async () => {
    const ended = await kernel.run(`
      const node = new Node()
      void GenServer.start({ init: () => stop('why') }, 0, { node })
      setTimeout(() => console.log('never'), 200)
    `)
    expect(ended).toMatchObject({ exitCode: 1, lines: [] })
    expect(ended.stderr).toContain('StartError: Not started: why')
  })
})
