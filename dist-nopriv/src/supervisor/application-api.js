/** Elixir's `Application` module: exported as the namespace `Application`. Without a process its functions mean the default node. */
import { badarg, StartError } from "../actors/index.js";
import { ApplicationModule } from "./application.js";
import { ApplicationController } from "./application-controller.js";
import { masterOf, RunningApplication } from "./application-master.js";
import { Outcome } from "./outcome.js";
export { runUntilSignal } from "./run-until-signal.js";
/** Makes an application known, with its configuration and those that it needs. Mirrors `Application.load/1`. */
export function load(application, node) {
    if (!(application instanceof ApplicationModule))
        throw new TypeError(`Expected an application, got \`${String(application)}\``);
    return ApplicationController.of(node).load(application);
}
/** As `load`, but one that is loaded already is as well; by name it has to be. Mirrors `Application.ensure_loaded/1`. */
export function ensureLoaded(application, node) {
    const { loaded } = ApplicationController.of(node);
    if (loaded.some(({ name }) => name === String(application)))
        return 'ok';
    return typeof application === 'string' ? ['error', ['not_loaded', application]] : load(application, node);
}
function isAlready(what, result) {
    return result !== 'ok' && Array.isArray(result[1]) && result[1][0] === what;
}
/** Forgets an application that does not run. Mirrors `Application.unload/1`. */
export function unload(application, node) {
    return ApplicationController.of(node).unload(String(application));
}
/**
 * Starts an application, given as a module or, if it is loaded, by name. What it needs has to run: `ensureAllStarted` starts that too. Awaited
 * it gives `'ok'` or throws a `StartError`; `.result()` gives OTP's value. Mirrors `Application.start/2`.
 *
 * `['error', ['not_started', dependency]]`, `['already_started', name]`, `['not_loaded', name]`; `[reason, [application, 'start', args]]`
 * when its `start` failed, and `['bad_return', [[application, 'start', args], value]]` when that gave something else.
 */
export function start(application, options = {}) {
    const controller = ApplicationController.of(options.node);
    const outcome = new Outcome();
    const fault = application instanceof ApplicationModule ? controller.admit(application) : null;
    if (fault !== null)
        outcome.settle(['error', fault], okOf);
    else
        controller.start(String(application), options.type ?? 'temporary', (result) => outcome.settle(result, okOf));
    return outcome;
}
/** As `start`, but one that runs is as well. Mirrors `Application.ensure_started/2`. */
export function ensureStarted(application, options = {}) {
    const outcome = new Outcome();
    start(application, options)
        .result()
        .then((result) => outcome.settle(isAlready('already_started', result) ? 'ok' : result, okOf), (error) => outcome.fail(error));
    return outcome;
}
function okOf(result) {
    if (result !== 'ok')
        throw new StartError(result);
    return result;
}
/**
 * Starts an application and before it all that it needs and that does not run yet. Awaited it gives the names of those that it started, in
 * order. When one fails, those that it started are stopped again: `['error', [name, reason]]`. Mirrors `Application.ensure_all_started/2`.
 */
export function ensureAllStarted(application, options = {}) {
    const controller = ApplicationController.of(options.node);
    const outcome = new Outcome();
    const fault = application instanceof ApplicationModule ? controller.admit(application) : null;
    if (fault !== null)
        outcome.settle(['error', [String(application), fault]], namesOf);
    else
        startAll(outcome, controller, String(application), options.type ?? 'temporary');
    return outcome;
}
function startAll(outcome, controller, name, type) {
    ensureAll(controller, name, type).then((result) => outcome.settle(result, namesOf), (error) => outcome.fail(error));
}
function namesOf(result) {
    if (result[0] === 'error')
        throw new StartError(result);
    return result[1];
}
async function ensureAll(controller, name, type) {
    const names = [];
    const failure = await ensure(controller, name, type, names);
    if (failure === null)
        return ['ok', names];
    for (const started of names.reverse())
        await controller.stop(started);
    return ['error', failure];
}
/** Adds to `names` what it starts; gives what failed. */
async function ensure(controller, name, type, names) {
    for (;;) {
        const result = await new Promise((resolve) => controller.start(name, type, resolve));
        if (result === 'ok') {
            names.push(name);
            return null;
        }
        const [what, which] = Array.isArray(result[1]) ? result[1] : [];
        if (what === 'already_started' && which === name)
            return null;
        if (what !== 'not_started' && what !== 'not_running')
            return [name, result[1]];
        const failure = await ensure(controller, which, type, names);
        if (failure !== null)
            return failure;
    }
}
/** Stops an application: `prepStop`, its tree in reverse order, `stop`. Those that need it go on. Mirrors `Application.stop/1`. */
export function stop(application, node) {
    return ApplicationController.of(node).stop(String(application));
}
/** Stops all applications, last started first. Mirrors what `init:stop/0` does to them. */
export function stopAll(node) {
    return ApplicationController.of(node).stopAll();
}
/** The running applications, last started first. Mirrors `Application.started_applications/0`. */
export function whichApplications(node) {
    return ApplicationController.of(node).started.map(describe);
}
/** Mirrors `Application.loaded_applications/0`. */
export function loadedApplications(node) {
    return ApplicationController.of(node).loaded.map(describe);
}
function describe({ spec }) {
    return [spec.name, spec.description ?? '', spec.vsn ?? ''];
}
export function spec(application, key) {
    const module = ApplicationController.of().loaded.find(({ name }) => name === String(application));
    if (module === undefined)
        return null;
    const properties = propertiesOf(module);
    if (key === undefined)
        return properties;
    if (Object.hasOwn(properties, key))
        return properties[key];
    throw new TypeError(`Expected one of ${Object.keys(properties).join(', ')}, got \`${String(key)}\``);
}
function propertiesOf(module) {
    const { description = '', vsn = '', applications = [], args, startPhases = 'undefined', start } = module.spec;
    const mod = start === undefined ? [] : [module, args];
    return { description, vsn, applications: applications.map(String), mod, start_phases: startPhases };
}
/**
 * The application whose tree a process is in: `['ok', name]`, or `'undefined'`. Behaviours know their ancestors; a process of a plain function
 * does not, and belongs to none. Mirrors `:application.get_application/1`.
 */
export function getApplication(pid) {
    const running = masterOf(pid)?.state;
    return running instanceof RunningApplication ? ['ok', running.module.name] : 'undefined';
}
/** A value of an application's configuration, or `otherwise`. Mirrors `Application.get_env/3`. */
export function getEnv(application, key, otherwise = null) {
    const env = ApplicationController.of().env(String(application));
    return env.has(key) ? env.get(key) : otherwise;
}
/** Mirrors `Application.fetch_env/2`. */
export function fetchEnv(application, key) {
    const env = ApplicationController.of().env(String(application));
    return env.has(key) ? ['ok', env.get(key)] : 'error';
}
/** A value that has to be there. Mirrors `Application.fetch_env!/2`. @throws {OtpError} OTP_ERR_BADARG when it is not */
export function fetchEnvOrThrow(application, key) {
    const found = fetchEnv(application, key);
    if (found === 'error')
        throw badarg(`Expected application ${application} to have \`${key}\` in its configuration`);
    return found[1];
}
/** Sets a value of an application's configuration, loaded or not. Mirrors `Application.put_env/3`. */
export function putEnv(application, key, value) {
    ApplicationController.of().env(String(application)).set(key, value);
    return 'ok';
}
/** Sets values of several applications: `{ shop: { port: 4000 } }`. Mirrors `Application.put_all_env/1`. */
export function putAllEnv(config) {
    for (const [application, values] of Object.entries(config)) {
        for (const [key, value] of Object.entries(values))
            putEnv(application, key, value);
    }
    return 'ok';
}
/** Mirrors `Application.delete_env/2`. */
export function deleteEnv(application, key) {
    ApplicationController.of().env(String(application)).delete(key);
    return 'ok';
}
/** All of an application's configuration. Mirrors `Application.get_all_env/1`. */
export function getAllEnv(application) {
    return Object.fromEntries(ApplicationController.of().env(String(application)));
}
//# sourceMappingURL=application-api.js.map