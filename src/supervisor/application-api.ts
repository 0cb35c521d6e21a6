/** Elixir's `Application` module: exported as the namespace `Application`. Without a process its functions mean the default node. */

import { badarg, type Node, type Pid, type Reason, StartError } from '../actors/index.ts'
import { ApplicationModule, type ApplicationType } from './application.ts'
import { ApplicationController, type ApplicationResult } from './application-controller.ts'
import { masterOf, RunningApplication } from './application-master.ts'
import { Outcome } from './outcome.ts'

export type { ApplicationResult } from './application-controller.ts'
export { runUntilSignal } from './run-until-signal.ts'

/** An application, or the name of one that is loaded. */
export type ApplicationRef = ApplicationModule | string

/** How an application is started. */
export interface ApplicationOptions {
  /** What happens to the others when it ends by itself. @default 'temporary' */
  readonly type?: ApplicationType
  /** @default the caller's node, or the default node */
  readonly node?: Node
}

/** The names of those that were started, or which one was not, and why. */
export type EnsureResult = ['ok', string[]] | ['error', [application: string, reason: Reason]]

/** Makes an application known, with its configuration and those that it needs. Mirrors `Application.load/1`. */
export function load(application: ApplicationModule, node?: Node): ApplicationResult {
  if (!(application instanceof ApplicationModule))
    throw new TypeError(`Expected an application, got \`${String(application)}\``)
  return ApplicationController.of(node).load(application)
}

/** As `load`, but one that is loaded already is as well; by name it has to be. Mirrors `Application.ensure_loaded/1`. */
export function ensureLoaded(application: ApplicationRef, node?: Node): ApplicationResult {
  const { loaded } = ApplicationController.of(node)
  if (loaded.some(({ name }) => name === String(application))) return 'ok'
  return typeof application === 'string' ? ['error', ['not_loaded', application]] : load(application, node)
}

function isAlready(what: string, result: ApplicationResult): boolean {
  return result !== 'ok' && Array.isArray(result[1]) && result[1][0] === what
}

/** Forgets an application that does not run. Mirrors `Application.unload/1`. */
export function unload(application: ApplicationRef, node?: Node): ApplicationResult {
  return ApplicationController.of(node).unload(String(application))
}

/**
 * Starts an application, given as a module or, if it is loaded, by name. What it needs has to run: `ensureAllStarted` starts that too. Awaited
 * it gives `'ok'` or throws a `StartError`; `.result()` gives OTP's value. Mirrors `Application.start/2`.
 *
 * `['error', ['not_started', dependency]]`, `['already_started', name]`, `['not_loaded', name]`; `[reason, [application, 'start', args]]`
 * when its `start` failed, and `['bad_return', [[application, 'start', args], value]]` when that gave something else.
 */
export function start(application: ApplicationRef, options: ApplicationOptions = {}): Outcome<'ok', ApplicationResult> {
  const controller = ApplicationController.of(options.node)
  const outcome = new Outcome<'ok', ApplicationResult>()
  const fault = application instanceof ApplicationModule ? controller.admit(application) : null
  if (fault !== null) outcome.settle(['error', fault], okOf)
  else controller.start(String(application), options.type ?? 'temporary', (result) => outcome.settle(result, okOf))
  return outcome
}

/** As `start`, but one that runs is as well. Mirrors `Application.ensure_started/2`. */
export function ensureStarted(
  application: ApplicationRef,
  options: ApplicationOptions = {},
): Outcome<'ok', ApplicationResult> {
  const outcome = new Outcome<'ok', ApplicationResult>()
  start(application, options)
    .result()
    .then(
      (result) => outcome.settle(isAlready('already_started', result) ? 'ok' : result, okOf),
      (error) => outcome.fail(error),
    )
  return outcome
}

function okOf(result: ApplicationResult): 'ok' {
  if (result !== 'ok') throw new StartError(result)
  return result
}

/**
 * Starts an application and before it all that it needs and that does not run yet. Awaited it gives the names of those that it started, in
 * order. When one fails, those that it started are stopped again: `['error', [name, reason]]`. Mirrors `Application.ensure_all_started/2`.
 */
export function ensureAllStarted(
  application: ApplicationRef,
  options: ApplicationOptions = {},
): Outcome<string[], EnsureResult> {
  const controller = ApplicationController.of(options.node)
  const outcome = new Outcome<string[], EnsureResult>()
  const fault = application instanceof ApplicationModule ? controller.admit(application) : null
  if (fault !== null) outcome.settle(['error', [String(application), fault]], namesOf)
  else startAll(outcome, controller, String(application), options.type ?? 'temporary')
  return outcome
}

function startAll(
  outcome: Outcome<string[], EnsureResult>,
  controller: ApplicationController,
  name: string,
  type: ApplicationType,
): void {
  ensureAll(controller, name, type).then(
    (result) => outcome.settle(result, namesOf),
    (error) => outcome.fail(error),
  )
}

function namesOf(result: EnsureResult): string[] {
  if (result[0] === 'error') throw new StartError(result)
  return result[1]
}

async function ensureAll(
  controller: ApplicationController,
  name: string,
  type: ApplicationType,
): Promise<EnsureResult> {
  const names: string[] = []
  const failure = await ensure(controller, name, type, names)
  if (failure === null) return ['ok', names]
  for (const started of names.reverse()) await controller.stop(started)
  return ['error', failure]
}

/** Adds to `names` what it starts; gives what failed. */
async function ensure(
  controller: ApplicationController,
  name: string,
  type: ApplicationType,
  names: string[],
): Promise<[string, Reason] | null> {
  for (;;) {
    const result = await new Promise<ApplicationResult>((resolve) => controller.start(name, type, resolve))
    if (result === 'ok') {
      names.push(name)
      return null
    }
    const [what, which] = Array.isArray(result[1]) ? (result[1] as unknown[]) : []
    if (what === 'already_started' && which === name) return null
    if (what !== 'not_started' && what !== 'not_running') return [name, result[1]]
    const failure = await ensure(controller, which as string, type, names)
    if (failure !== null) return failure
  }
}

/** Stops an application: `prepStop`, its tree in reverse order, `stop`. Those that need it go on. Mirrors `Application.stop/1`. */
export function stop(application: ApplicationRef, node?: Node): Promise<ApplicationResult> {
  return ApplicationController.of(node).stop(String(application))
}

/** Stops all applications, last started first. Mirrors what `init:stop/0` does to them. */
export function stopAll(node?: Node): Promise<void> {
  return ApplicationController.of(node).stopAll()
}

/** The running applications, last started first. Mirrors `Application.started_applications/0`. */
export function whichApplications(node?: Node): [name: string, description: string, vsn: string][] {
  return ApplicationController.of(node).started.map(describe)
}

/** Mirrors `Application.loaded_applications/0`. */
export function loadedApplications(node?: Node): [name: string, description: string, vsn: string][] {
  return ApplicationController.of(node).loaded.map(describe)
}

function describe({ spec }: ApplicationModule): [name: string, description: string, vsn: string] {
  return [spec.name, spec.description ?? '', spec.vsn ?? '']
}

/** What stands in an application's `.app` file, by the names that it has there. */
export interface ApplicationProperties {
  readonly description: string
  readonly vsn: string
  /** The names of those that it needs. */
  readonly applications: readonly string[]
  /** The application and the second argument of its `start`; empty if it has nothing to start. */
  readonly mod: readonly [] | readonly [module: ApplicationModule, args: unknown]
  readonly start_phases: readonly (readonly [phase: string, argument: unknown])[] | 'undefined'
}

/**
 * What a loaded application says of itself, or one property of it; null if it is not loaded. Mirrors `Application.spec/1,2`, for the
 * properties that there are here.
 *
 * @throws {TypeError} when there is no such property
 */
export function spec(application: ApplicationRef): ApplicationProperties | null
export function spec<K extends keyof ApplicationProperties>(
  application: ApplicationRef,
  key: K,
): ApplicationProperties[K] | null
export function spec(application: ApplicationRef, key?: keyof ApplicationProperties): unknown {
  const module = ApplicationController.of().loaded.find(({ name }) => name === String(application))
  if (module === undefined) return null
  const properties = propertiesOf(module)
  if (key === undefined) return properties
  if (Object.hasOwn(properties, key)) return properties[key]
  throw new TypeError(`Expected one of ${Object.keys(properties).join(', ')}, got \`${String(key)}\``)
}

function propertiesOf(module: ApplicationModule): ApplicationProperties {
  const { description = '', vsn = '', applications = [], args, startPhases = 'undefined', start } = module.spec
  const mod = start === undefined ? ([] as const) : ([module, args] as const)
  return { description, vsn, applications: applications.map(String), mod, start_phases: startPhases }
}

/**
 * The application whose tree a process is in: `['ok', name]`, or `'undefined'`. Behaviours know their ancestors; a process of a plain function
 * does not, and belongs to none. Mirrors `:application.get_application/1`.
 */
export function getApplication(pid: Pid): ['ok', string] | 'undefined' {
  const running = masterOf(pid)?.state
  return running instanceof RunningApplication ? ['ok', running.module.name] : 'undefined'
}

/** A value of an application's configuration, or `otherwise`. Mirrors `Application.get_env/3`. */
export function getEnv(application: ApplicationRef, key: string, otherwise: unknown = null): unknown {
  const env = ApplicationController.of().env(String(application))
  return env.has(key) ? env.get(key) : otherwise
}

/** Mirrors `Application.fetch_env/2`. */
export function fetchEnv(application: ApplicationRef, key: string): ['ok', unknown] | 'error' {
  const env = ApplicationController.of().env(String(application))
  return env.has(key) ? ['ok', env.get(key)] : 'error'
}

/** A value that has to be there. Mirrors `Application.fetch_env!/2`. @throws {OtpError} OTP_ERR_BADARG when it is not */
export function fetchEnvOrThrow(application: ApplicationRef, key: string): unknown {
  const found = fetchEnv(application, key)
  if (found === 'error') throw badarg(`Expected application ${application} to have \`${key}\` in its configuration`)
  return found[1]
}

/** Sets a value of an application's configuration, loaded or not. Mirrors `Application.put_env/3`. */
export function putEnv(application: ApplicationRef, key: string, value: unknown): 'ok' {
  ApplicationController.of().env(String(application)).set(key, value)
  return 'ok'
}

/** Sets values of several applications: `{ shop: { port: 4000 } }`. Mirrors `Application.put_all_env/1`. */
export function putAllEnv(config: Readonly<Record<string, Readonly<Record<string, unknown>>>>): 'ok' {
  for (const [application, values] of Object.entries(config)) {
    for (const [key, value] of Object.entries(values)) putEnv(application, key, value)
  }
  return 'ok'
}

/** Mirrors `Application.delete_env/2`. */
export function deleteEnv(application: ApplicationRef, key: string): 'ok' {
  ApplicationController.of().env(String(application)).delete(key)
  return 'ok'
}

/** All of an application's configuration. Mirrors `Application.get_all_env/1`. */
export function getAllEnv(application: ApplicationRef): Record<string, unknown> {
  return Object.fromEntries(ApplicationController.of().env(String(application)))
}
