import { terminate } from '../death.ts'
import { dictionaryOf } from '../dictionary.ts'
import { KeyMap } from '../key-map.ts'
import { isGoing, type Pid, type Program } from '../pid.ts'
import { ExitError, isOrderly, type Reason, reasonOfThrown, Stacktrace } from '../reason.ts'
import { particulars } from '../reports.ts'
import { isThenable, suspend } from '../suspend.ts'
import { reportCrash } from './gen.ts'
import { labelOf, runWork, type TaskWork } from './task-work.ts'

/** Who gets a task's result. */
export interface ResultSink {
  /** Called once, as the last thing that the task's process does. Must not throw. */
  replied(value: unknown): void
}

/** Who asked for a task, and who asked for the process that asked, …: nearest first. Elixir's `$callers`. */
export type Callers = readonly unknown[]

/**
 * What a task's process runs, and all that it has to remember: one for each task, and so without private methods, each of which would cost
 * every task. Mirrors `Task.Supervised`.
 */
export class TaskProgram implements Program {
  /** @internal Who asked for it; the host, when the host program did. */ readonly starter: Pid
  /** @internal The starter's own callers. */ readonly inherited: unknown
  /** @internal Null until its starter has said what there is to do. */ work: TaskWork | null
  /** @internal Nobody gets the result of a task that was only started. */ sink: ResultSink | null

  constructor(starter: Pid, work: TaskWork | null, sink: ResultSink | null, inherited: unknown = callersIn(starter)) {
    this.starter = starter
    this.inherited = inherited
    this.work = work
    this.sink = sink
  }

  get label(): string {
    return this.work === null ? 'Task' : labelOf(this.work)
  }

  get callers(): Callers {
    const { starter, inherited } = this
    if (starter === starter.node.host) return []
    return Array.isArray(inherited) ? [starter, ...inherited] : [starter]
  }

  dictionary(process: Pid): KeyMap<unknown> {
    return new KeyMap<unknown>([
      ['$ancestors', process.lineage?.ancestors ?? []],
      ['$callers', this.callers],
    ])
  }

  start(process: Pid): void {
    let result: unknown
    try {
      result = runWork(this.work as TaskWork)
    } catch (thrown) {
      threw(process, this, thrown)
      return
    }
    if (isThenable(result)) awaitResult(process, this, result)
    else returned(process, this, result)
  }

  /** Never called: before its first turn, and from it on, such a process is busy until it ends. */
  receive(): void {}
}

function awaitResult(process: Pid, program: TaskProgram, result: PromiseLike<unknown>): void {
  suspend(
    process,
    result,
    (value) => returned(process, program, value),
    (thrown) => threw(process, program, thrown),
  )
}

/** An exit signal that came while the function was running was first. */
function returned(process: Pid, { sink }: TaskProgram, value: unknown): void {
  if (isGoing(process)) return
  if (sink !== null) sink.replied(value)
  terminate(process, 'normal')
}

function threw(process: Pid, program: TaskProgram, thrown: unknown): void {
  if (isGoing(process)) return
  const reason = reasonOfThrown(thrown)
  if (!isOrderly(reason)) report(process, program, thrown, reason)
  terminate(process, reason)
}

/** Mirrors the `catch` of `Task.Supervised.invoke_mfa/2`; proc_lib's report follows. */
function report(process: Pid, program: TaskProgram, thrown: unknown, reason: Reason): void {
  const { reports } = process.node
  if (!reports.wanted) return
  const { starter, callers } = program
  const { module, run, args } = program.work as TaskWork
  reports.send({
    level: 'error',
    label: 'Task.Supervisor/terminating',
    pid: process,
    ...particulars(process),
    starter: starter.extras?.name ?? starter,
    function: module === null ? run : [module, run],
    args,
    callers,
    reason: thrown instanceof ExitError ? [reason, new Stacktrace(thrown)] : reason,
  })
  reportCrash(process, reason)
}

/** What a process that asks for a task hands down as its own callers. */
export function callersIn(process: Pid): unknown {
  const callers = dictionaryOf(process)?.get('$callers')
  return Array.isArray(callers) && callers.length > 0 ? callers : null
}
