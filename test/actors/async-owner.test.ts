import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type CompiledKernel, compileKernel } from './program.ts'

let kernel: CompiledKernel

beforeAll(() => {
  kernel = compileKernel()
})

afterAll(() => kernel.remove())

/** Prints what a promise carries: with its own hooks of promises on, Node gives each one an async id. */
const carried = `
  const carried = () => Object.getOwnPropertySymbols(new Promise(() => {})).map((symbol) => symbol.description)
`

/** Prints whether `self()` is right and what the host's own storage holds, in all sorts of code that runs later. */
const everywhere = `
  const report = (where) => console.log(where, self() === me, storage.getStore())
  await null
  report('await')
  await sleep(1)
  report('sleep')
  await new Promise((resolve) => setTimeout(() => { report('timer'); resolve() }, 1))
  await new Promise((resolve) => setImmediate(() => Promise.resolve().then(() => { report('reaction'); resolve() })))
  await new Promise((resolve) => queueMicrotask(() => { report('microtask'); resolve() }))
  await new Promise((resolve) => process.nextTick(() => { report('tick'); resolve() }))
  for await (const _ of (async function* () { yield 1 })()) report('generator')
`
const places = ['await', 'sleep', 'timer', 'reaction', 'microtask', 'tick', 'generator']

describe.concurrent('following async code', () => {
  it('has Node keep nothing for a promise, where nobody else wants it to', async () => {
    const { lines, stderr } = await kernel.run(`
      ${carried}
      const node = new Node()
      console.log(carried().join())
      await runProcess(node, async () => { await null; console.log(carried().join()) })
    `)
    expect({ lines, stderr }).toEqual({ lines: ['', 'linecard.owner'], stderr: '' })
  })

  it('gives a promise no owner behind code of a process that belongs to nobody', async () => {
    const { lines } = await kernel.run(`
      ${carried}
      const node = new Node()
      await runProcess(node, async () => {
        await outside(async () => { await null; console.log(currentProcess(), carried().join()) })
        console.log(currentProcess() !== null)
      })
      console.log(currentProcess(), carried().join())
    `)
    expect(lines).toEqual(['null ', 'true', 'null '])
  })

  it.each([
    ['before the first node', 'storage.enterWith(7)', ''],
    ['after it', '', 'storage.enterWith(7)'],
  ])('stands beside an AsyncLocalStorage that the host program uses from %s', async (_when, before, after) => {
    const { lines, stderr } = await kernel.run(`
      import { AsyncLocalStorage } from 'node:async_hooks'
      const storage = new AsyncLocalStorage()
      ${before}
      const node = new Node()
      await runProcess(node, async (me) => {
        ${after}
        for (let round = 0; round < 2; round++) { ${everywhere} }
      })
      console.log('host', currentProcess())
    `)
    const all = places.map((place) => `${place} true 7`)
    expect({ lines, stderr }).toEqual({ lines: [...all, ...all, 'host null'], stderr: '' })
  })

  it('stands beside another async hook', async () => {
    const { lines } = await kernel.run(`
      import { createHook } from 'node:async_hooks'
      let promises = 0
      const storage = { getStore: () => promises > 0 }
      const node = new Node()
      await runProcess(node, async (me) => {
        createHook({ init: (_id, type) => { if (type === 'PROMISE') promises++ } }).enable()
        ${everywhere}
      })
    `)
    expect(lines).toEqual(places.map((place) => `${place} true true`))
  })

  it('asks for the resource of a callback, which costs every later callback, only once a process has made a handle', async () => {
    const { lines } = await kernel.run(
      `
      import { createRequire } from 'node:module'
      const { internalBinding } = createRequire(import.meta.url)('internal/test/binding')
      const { async_hook_fields: fields, constants } = internalBinding('async_wrap')
      const asked = () => fields[constants.kUsesExecutionAsyncResource] > 0
      const node = new Node()
      await runProcess(node, async () => { await sleep(1); new Promise((resolve) => resolve(self())) })
      await new Promise((resolve) => setTimeout(() => resolve(currentProcess()), 1))
      console.log(asked())
      await runProcess(node, () => new Promise((resolve) => setTimeout(() => resolve(self()), 1)))
      console.log(asked())
    `,
      ['--expose-internals'],
    )
    expect(lines).toEqual(['false', 'true'])
  })

  it('works under the permission model, which forbids a look at the hooks there are', async () => {
    const flag = Number(process.versions.node.split('.')[0]) >= 24 ? '--permission' : '--experimental-permission'
    const { lines } = await kernel.run(
      `
      const storage = { getStore: () => 'none' }
      const node = new Node()
      await runProcess(node, async (me) => { ${everywhere} })
    `,
      [flag, '--allow-fs-read=*'],
    )
    expect(lines).toEqual(places.map((place) => `${place} true none`))
  })
})
