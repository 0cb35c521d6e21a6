import { exitSignal, terminate } from './death.ts'
import { currentNode } from './default-node.ts'
import { badarg, OtpError, unexpected } from './errors.ts'
import { addLink, cutLink, findLink } from './links.ts'
import { deliver } from './mailbox.ts'
import { Alias, type AliasMode, aliasTarget, endMonitor, flushDown, MonitorRef, startMonitor } from './monitors.ts'
import {
  type Address,
  isElsewhere,
  register as registerName,
  unregister as unregisterName,
  whereis as whereisName,
} from './names.ts'
import type { Node } from './node.ts'
import { checkPid, extrasOf, isDead, Pid, TRAP_EXIT } from './pid.ts'
import { ExitError, type Reason } from './reason.ts'
import { Ref } from './ref.ts'
import { currentProcess, running, self } from './running.ts'
import { checkMayStart, linkToCaller, type ProcessFunction, spawnFunction } from './spawn.ts'
import type { TimerRef } from './timers.ts'

/** What `spawn` does besides. */
export interface SpawnOptions {
  /** Links it to the caller. */
  readonly link?: boolean
  /** Has the caller monitor it: `spawn` returns `[pid, ref]` then. */
  readonly monitor?: boolean | MonitorOptions
}

/** Starts a process that runs `run`, on the caller's node. Mirrors `spawn/1` and `Process.spawn/2`. */
export function spawn(run: ProcessFunction): Pid
export function spawn(
  run: ProcessFunction,
  options: SpawnOptions & { readonly monitor: true | MonitorOptions },
): [Pid, MonitorRef]
export function spawn(run: ProcessFunction, options: SpawnOptions & { readonly monitor?: false }): Pid
export function spawn(run: ProcessFunction, options: SpawnOptions = {}): Pid | [Pid, MonitorRef] {
  const pid = spawnFunction(callerNode(), run)
  if (options.link === true) linkToCaller(pid)
  if (options.monitor === undefined || options.monitor === false) return pid
  return [pid, monitor(pid, options.monitor === true ? {} : options.monitor)]
}

/** Starts a process linked to the caller. Mirrors `spawn_link/1`. Called by the host program it is `spawn`: there is nobody to link to. */
export function spawnLink(run: ProcessFunction): Pid {
  const pid = spawn(run)
  linkToCaller(pid)
  return pid
}

/** Starts a process and monitors it. Mirrors `spawn_monitor/1`. @throws {OtpError} OTP_ERR_NO_PROCESS outside a process */
export function spawnMonitor(run: ProcessFunction): [Pid, MonitorRef] {
  const watcher = self()
  const pid = spawn(run)
  return [pid, startMonitor(watcher, pid, pid, 'DOWN')]
}

/**
 * Puts a message into a process's mailbox and returns it; never runs the receiver's code. To a dead process or a dead alias nothing happens.
 * Messages from one process to another arrive in the order sent. Mirrors `send/2`.
 *
 * @throws {OtpError} OTP_ERR_BADARG when `to` is a bare name that nobody has
 */
export function send<To extends Address | Ref, M extends MessageTo<To>>(to: To, message: M): M {
  // Only code that runs later can have outlived its process: looking that up would cost every send.
  const caller = running.process === null ? currentProcess() : null
  if (caller !== null && isDead(caller)) return message
  if (to instanceof Pid) deliver(to, to.node.outgoing(message))
  else sendToName(to, message)
  return message
}

/** What may be sent to `To`: a pid may say; names, references and plain pids take anything. */
export type MessageTo<To> = To extends Pid<infer M> ? M : unknown

function sendToName(to: Exclude<Address, Pid> | Ref, message: unknown): void {
  const target = to instanceof Ref ? aliasTarget(to) : whereisName(currentNode(), to)
  if (target !== null) deliver(target, target.node.outgoing(message))
  else if (typeof to === 'string' || (Array.isArray(to) && to[0] === 'via'))
    throw badarg(`Cannot send: nobody is registered as ${describe(to)}`)
}

/**
 * With one argument ends the calling process with `reason`: throws an `ExitError`, which may be caught. Mirrors `exit/1`.
 *
 * With two sends an exit signal to `target` and returns true, also when it is dead: see the guarantees for what which reason does. A
 * process that so ends itself goes no further. Mirrors `Process.exit/2`.
 */
export function exit(reason: Reason): never
export function exit(target: Pid, reason: Reason): true
export function exit(...args: [Reason] | [Pid, Reason]): true {
  if (args.length === 1) throw new ExitError(args[0])
  const [target, reason] = args
  if (!(target instanceof Pid)) throw badarg(`Expected a pid to send an exit signal to, got \`${describe(target)}\``)
  const caller = currentProcess()
  if (caller === target) exitSelf(target, reason)
  else exitSignal(target, caller ?? target.node.host, reason, 'exit')
  return true
}

/** A signal to oneself takes effect before the next line. */
function exitSelf(process: Pid, reason: Reason): void {
  const trapping = (process.flags & TRAP_EXIT) !== 0
  if (reason !== 'kill' && trapping) deliver(process, ['EXIT', process, reason])
  else {
    const final = reason === 'kill' ? 'killed' : reason
    terminate(process, final)
    throw new ExitError(final, `${process} has ended: ${String(reason)}; what follows is not run`)
  }
}

/**
 * Links the caller and `pid`: when one ends, the other gets an exit signal. Linking twice is one link; a link to oneself is none. Mirrors
 * `Process.link/1`.
 *
 * When `pid` is dead, a caller that traps exits gets `['EXIT', pid, 'noproc']`; any other gets the error.
 * @throws {OtpError} OTP_ERR_NOPROC
 */
export function link(pid: Pid): true {
  checkPid(pid)
  const caller = self()
  if (pid === caller) return true
  if (!isDead(pid)) {
    if (findLink(caller, pid) === null) addLink(caller, pid)
  } else if ((caller.flags & TRAP_EXIT) !== 0) deliver(caller, ['EXIT', pid, 'noproc'])
  else throw new OtpError('OTP_ERR_NOPROC', `Cannot link to ${pid}: it is not alive`)
  return true
}

/** Removes the link between the caller and `pid`, on both sides; an EXIT message that has arrived stays. Mirrors `Process.unlink/1`. */
export function unlink(pid: Pid): true {
  checkPid(pid)
  cutLink(self(), pid)
  return true
}

/** What `monitor` does besides. */
export interface MonitorOptions {
  /** Stands in the message in place of `'DOWN'`. */
  readonly tag?: unknown
  /** Makes the reference an alias too: messages can be sent to it for as long as the mode says. */
  readonly alias?: AliasMode
}

/**
 * Watches a process: when it ends, the caller gets `['DOWN', ref, 'process', object, reason]`, once. `object` is the pid, or `[name, node]`
 * when it was given by name; the name is looked up now. A dead target or an unknown name answers at once with reason `'noproc'`. Mirrors
 * `Process.monitor/1,2`.
 *
 * @throws {OtpError} OTP_ERR_BADARG for a name on a node that is not connected
 */
export function monitor(target: Address, options: MonitorOptions = {}): MonitorRef {
  const watcher = self()
  const object = typeof target === 'string' ? [target, watcher.node.name] : target
  const pid = whereisName(watcher.node, target)
  const tag = 'tag' in options ? options.tag : 'DOWN'
  // One does not outlive oneself: as in OTP this reference neither reports anything nor is an alias.
  if (pid === watcher) return new MonitorRef()
  if (pid === null && isElsewhere(watcher.node, target))
    throw badarg(`Cannot monitor '${target[0]}' on ${target[1]}: that node is not connected`)
  if (pid === null) return reportAbsent(watcher, object, tag, options)
  const ref = startMonitor(watcher, pid, object, tag)
  setAlias(ref, watcher, options)
  return ref
}

/** The end of a monitor that has nothing to watch. */
function reportAbsent(watcher: Pid, object: unknown, tag: unknown, options: MonitorOptions): MonitorRef {
  const ref = new MonitorRef()
  setAlias(ref, watcher, options)
  if (ref.aliasMode !== 'explicit_unalias') ref.aliasOwner = null
  deliver(watcher, [tag, ref, 'process', object, 'noproc'])
  return ref
}

function setAlias(ref: MonitorRef, owner: Pid, options: MonitorOptions): void {
  if (options.alias === undefined) return
  ref.aliasMode = options.alias
  ref.aliasOwner = owner
}

/** What `demonitor` does besides. */
export interface DemonitorOptions {
  /** Removes the DOWN message if it has arrived already. */
  readonly flush?: boolean
  /** Returns whether the monitor was still active, instead of true. */
  readonly info?: boolean
}

/** Stops a monitor of the caller's own: no DOWN will come any more. Mirrors `Process.demonitor/1,2`. */
export function demonitor(ref: Ref, options: DemonitorOptions = {}): boolean {
  if (!(ref instanceof Ref)) throw unexpected('a reference', ref)
  const caller = self()
  if (!(ref instanceof MonitorRef)) return options.info !== true
  const active = ref.target !== null && ref.watcher === caller
  if (active) endMonitor(ref)
  if (ref.aliasOwner === caller && ref.aliasMode !== 'explicit_unalias') ref.aliasOwner = null
  if (!active && options.flush === true) flushDown(caller, ref)
  return options.info === true ? active : true
}

/** Makes a reference through which messages reach the caller until it is ended. Mirrors `alias/0,1`. */
export function alias(mode: 'explicit_unalias' | 'reply' = 'explicit_unalias'): Alias {
  return new Alias(self(), mode)
}

/** Ends an alias of the caller's own; returns whether it was active. Mirrors `unalias/1`. */
export function unalias(ref: Ref): boolean {
  const caller = self()
  if (ref instanceof Alias && ref.owner === caller) {
    ref.owner = null
    return true
  }
  if (!(ref instanceof MonitorRef) || ref.aliasOwner !== caller) return false
  ref.aliasOwner = null
  return true
}

/** Whether exit signals become messages `['EXIT', from, reason]` for the caller from now on; returns what was so. Mirrors `Process.flag(:trap_exit, …)`. */
export function trapExit(trap: boolean): boolean {
  const process = self()
  const before = (process.flags & TRAP_EXIT) !== 0
  process.flags = trap ? process.flags | TRAP_EXIT : process.flags & ~TRAP_EXIT
  return before
}

/** Whether a process is alive. Mirrors `Process.alive?/1`. */
export function isAlive(pid: Pid): boolean {
  checkPid(pid)
  return !isDead(pid)
}

/** Gives a process a name on its node. Mirrors `Process.register/2`. @throws {OtpError} OTP_ERR_BADARG if that cannot be */
export function register(pid: Pid, name: string): true {
  checkPid(pid)
  return registerName(pid.node, name, pid)
}

/** Takes a name from whoever has it. Mirrors `Process.unregister/1`. @throws {OtpError} OTP_ERR_BADARG if nobody has */
export function unregister(name: string): true {
  return unregisterName(currentNode(), name)
}

/** The live process behind a name, or null. Mirrors `Process.whereis/1`. */
export function whereis(name: Address): Pid | null {
  return whereisName(currentNode(), name)
}

/** The registered names. Mirrors `Process.registered/0`. */
export function registered(): string[] {
  return [...currentNode().names.keys()]
}

/** The live processes of this node, oldest first. Mirrors `Process.list/0`. */
export function list(): Pid[] {
  return currentNode().processes()
}

/** The name of the node that the caller is on, or that a process is on. Mirrors `node/0,1`. */
export function node(of?: Pid): string {
  return (of === undefined ? currentNode() : of.node).name
}

/** What `sendAfter` and `startTimer` do besides. */
export interface SendAfterOptions {
  /** Whether `ms` is a time of `monotonicTime`, and not counted from now. A time that has passed is now. @default false */
  readonly abs?: boolean
}

/** Sends `message` to `target` in `ms`. The target's death ends it, the caller's does not. Mirrors `Process.send_after/3,4`. */
export function sendAfter(target: Address, message: unknown, ms: number, options?: SendAfterOptions): TimerRef {
  return currentNode().timers.send(target, delayOf(ms, options), message, false)
}

/** Sends `['timeout', ref, message]` to `target` in `ms`, where `ref` is what it returns. Mirrors `:erlang.start_timer/3,4`. */
export function startTimer(ms: number, target: Address, message: unknown, options?: SendAfterOptions): TimerRef {
  return currentNode().timers.send(target, delayOf(ms, options), message, true)
}

function delayOf(ms: number, options: SendAfterOptions | undefined): number {
  return options?.abs === true && Number.isInteger(ms) ? Math.max(0, ms - monotonicTime()) : ms
}

/** The time of the node's clock in whole ms: it only ever grows, and means nothing by itself. Mirrors `System.monotonic_time(:millisecond)`. */
export function monotonicTime(): number {
  return Math.floor(currentNode().clock.now())
}

/** Resolves to `'ok'` in `ms`, or never; takes no message meanwhile. Ends with its process. Mirrors `Process.sleep/1`. */
export function sleep(ms: number | 'infinity'): Promise<'ok'> {
  const process = currentProcess()
  if (ms === 'infinity' || (process !== null && isDead(process))) return new Promise(() => {})
  return new Promise((resolve) => {
    currentNode().timers.call(process, ms, wakeSleeper, { process, resolve })
  })
}

function wakeSleeper({ process, resolve }: { process: Pid | null; resolve: (ok: 'ok') => void }): void {
  process?.node.scheduler.resumedOne()
  resolve('ok')
}

/** The caller's `AbortSignal`: it fires when the process ends, however that happens. Give it to what you await. */
export function abortSignal(): AbortSignal {
  const process = self()
  if (isDead(process)) return AbortSignal.abort()
  const extras = extrasOf(process)
  extras.abort ??= new AbortController()
  return extras.abort.signal
}

function callerNode(): Node {
  const caller = currentProcess()
  checkMayStart(caller)
  return caller?.node ?? currentNode()
}

function describe(value: unknown): string {
  return Array.isArray(value)
    ? `[${value.map(describe).join(', ')}]`
    : typeof value === 'function'
      ? 'a module'
      : String(value)
}
