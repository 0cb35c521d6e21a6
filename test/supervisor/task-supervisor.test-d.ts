import { describe, expectTypeOf, it } from 'vitest'
import type { Pid, StartResult, StreamResult, Task } from '../../src/actors/index.ts'
import { Supervisor, TaskSupervisor } from '../../src/supervisor/index.ts'

declare const pid: Pid

const Sums = { add: (a: number, b: number) => a + b }

describe('a supervised task', () => {
  it('has the type of what its function returns', () => {
    expectTypeOf(TaskSupervisor.async(pid, () => 1)).resolves.toEqualTypeOf<Task<number>>()
    expectTypeOf(TaskSupervisor.asyncNolink('tasks', async () => 'a')).resolves.toEqualTypeOf<Task<string>>()
    expectTypeOf(TaskSupervisor.async(pid, Sums, 'add', [1, 2])).resolves.toEqualTypeOf<Task<number>>()
    expectTypeOf(TaskSupervisor.asyncNolink(pid, (signal) => signal, { shutdown: 5 })).resolves.toEqualTypeOf<
      Task<AbortSignal>
    >()
    expectTypeOf(TaskSupervisor.startChild(pid, () => 1, { restart: 'transient' })).resolves.toEqualTypeOf<Pid>()
    expectTypeOf(TaskSupervisor.startChild(pid, () => 1).result()).resolves.toEqualTypeOf<StartResult>()
  })

  it('refuses options that are not for it', () => {
    // @ts-expect-error a task that is awaited is not started again
    void TaskSupervisor.async(pid, () => 1, { restart: 'permanent' })
    // @ts-expect-error no such restart
    void TaskSupervisor.startChild(pid, () => 1, { restart: 'sometimes' })
    // @ts-expect-error an argument is missing
    void TaskSupervisor.startChild(pid, Sums, 'add', [1])
    // @ts-expect-error a DynamicSupervisor's option
    void TaskSupervisor.startLink({ extraArguments: [] })
  })
})

describe('a supervised stream', () => {
  it('gives typed results', () => {
    expectTypeOf(TaskSupervisor.asyncStream(pid, [1], (n) => n, { shutdown: 'brutal_kill' })).toEqualTypeOf<
      AsyncIterable<StreamResult<number>>
    >()
    expectTypeOf(TaskSupervisor.asyncStreamNolink(pid, [1], Sums, 'add', [2])).toEqualTypeOf<
      AsyncIterable<StreamResult<number>>
    >()
  })
})

describe('a child definition', () => {
  it('may be a Task.Supervisor', () => {
    void Supervisor.startLink([TaskSupervisor, [TaskSupervisor, { name: 'tasks' }]], { strategy: 'one_for_one' })
  })
})
