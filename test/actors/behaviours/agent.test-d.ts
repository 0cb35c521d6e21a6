import { describe, expectTypeOf, it } from 'vitest'
import { Agent, type AgentPid, type Pid } from '../../../src/actors/index.ts'

declare const counter: AgentPid<number>
declare const stack: AgentPid<string[]>
declare const pid: Pid

const Stack = {
  make: (first: string) => [first],
  later: async () => ['x'],
  push: (items: string[], item: string) => [...items, item],
  pop: ([top, ...rest]: string[]): [string | undefined, string[]] => [top, rest],
  size: (items: string[], factor: number) => items.length * factor,
}

describe('an agent', () => {
  it('has the type of what its first function returns, also later', () => {
    expectTypeOf(Agent.start(() => 0)).resolves.toEqualTypeOf<AgentPid<number>>()
    expectTypeOf(Agent.start(async () => ({ open: true }))).resolves.toEqualTypeOf<AgentPid<{ open: boolean }>>()
    expectTypeOf(Agent.startLink<string[]>(() => [])).resolves.toEqualTypeOf<AgentPid<string[]>>()
    expectTypeOf(Agent.start(Stack, 'make', ['a'])).resolves.toEqualTypeOf<AgentPid<string[]>>()
    expectTypeOf(Agent.startLink(Stack, 'later', [])).resolves.toEqualTypeOf<AgentPid<string[]>>()
  })

  it('gives its state to every function without an annotation', () => {
    expectTypeOf(Agent.get(stack, (items) => items[0])).resolves.toEqualTypeOf<string | undefined>()
    expectTypeOf(Agent.get(counter, async (n) => n > 0)).resolves.toEqualTypeOf<boolean>()
    expectTypeOf(Agent.update(counter, (n) => n + 1, 'infinity')).resolves.toEqualTypeOf<'ok'>()
    expectTypeOf(Agent.getAndUpdate(stack, ([top, ...rest]) => [top, rest])).resolves.toEqualTypeOf<
      string | undefined
    >()
    expectTypeOf(Agent.getAndUpdate(counter, async (n) => [String(n), n + 1])).resolves.toEqualTypeOf<string>()
    expectTypeOf(Agent.cast(counter, (n) => n + 1)).toEqualTypeOf<'ok'>()
  })

  it('refuses another state', () => {
    // @ts-expect-error the state is a number
    void Agent.update(counter, (n) => `${n}`)
    // @ts-expect-error the state is a number
    Agent.cast(counter, () => 'text')
    // @ts-expect-error the state is a list of texts
    void Agent.getAndUpdate(stack, (items) => [items.length, items.length])
    // @ts-expect-error a pair is asked for
    void Agent.getAndUpdate(counter, (n) => n)
    // @ts-expect-error a number has no such method
    void Agent.get(counter, (n) => n.push('x'))
    // @ts-expect-error the agent keeps numbers
    const texts: AgentPid<string> = counter
    void texts
  })

  it('is a pid wherever one is taken', () => {
    const plain: Pid = counter
    void Agent.get(plain, (anything: string) => anything)
  })
})

describe('a name or a plain pid', () => {
  it('takes functions with annotated parameters', () => {
    expectTypeOf(Agent.get('counter', (n: number) => n + 1)).resolves.toEqualTypeOf<number>()
    expectTypeOf(Agent.get(pid, (items: string[]) => items.length)).resolves.toEqualTypeOf<number>()
    expectTypeOf(Agent.getAndUpdate(['global', 'x'], (n: number) => [n > 0, n])).resolves.toEqualTypeOf<boolean>()
  })
})

describe('a module', () => {
  it('gives its functions’ names, what they take behind the state, and what they give', () => {
    expectTypeOf(Agent.get('stack', Stack, 'size', [2])).resolves.toEqualTypeOf<number>()
    expectTypeOf(Agent.getAndUpdate('stack', Stack, 'pop', [])).resolves.toEqualTypeOf<string | undefined>()
    expectTypeOf(Agent.update(stack, Stack, 'push', ['x'], 100)).resolves.toEqualTypeOf<'ok'>()
    expectTypeOf(Agent.cast(stack, Stack, 'push', ['x'])).toEqualTypeOf<'ok'>()
    // @ts-expect-error it has no such function
    void Agent.get('stack', Stack, 'peek', [])
    // @ts-expect-error an argument is missing
    void Agent.get('stack', Stack, 'size', [])
    // @ts-expect-error the argument is a text
    Agent.cast('stack', Stack, 'push', [1])
    // @ts-expect-error the first function's, too
    void Agent.start(Stack, 'make', [1])
  })
})
