import { createHook } from 'node:async_hooks';
import { promiseHooks } from 'node:v8';
/**
 * Enables an async hook that is not told of promises: along with one that is, Node keeps ids and stacks for each promise, at three times the
 * price of what `v8.promiseHooks` can do. Returns false where promises are hooked all the same; that is slower and nothing else.
 *
 * Node 24 has an option for it. Node 20 and 22, whose inner workings no longer change, have not: there Node's own hooks are taken out of the
 * list that `v8.promiseHooks` keeps. When somebody else enables an async hook later, Node puts them in again. Somebody who did so before
 * needs them.
 */
export function hookAllButPromises(callbacks) {
    const options = { ...callbacks, trackPromises: false };
    if (knowsTrackPromises()) {
        createHook(options).enable();
        return true;
    }
    const wrap = asyncWrap();
    const inUse = wrap === null || hooksPromises(wrap);
    createHook(options).enable();
    return !inUse && releasePromises(wrap);
}
/** Only a Node that has the option looks at its value. */
function knowsTrackPromises() {
    try {
        createHook({ trackPromises: 'unknown' });
        return false;
    }
    catch {
        return true;
    }
}
/** Reading which hooks there are takes a binding that Node calls deprecated; nothing is changed through it. */
function asyncWrap() {
    const host = process;
    const silent = host.noDeprecation ?? false;
    host.noDeprecation = true;
    try {
        return host.binding('async_wrap');
    }
    catch {
        // The permission model forbids it.
        return null;
    }
    finally {
        host.noDeprecation = silent;
    }
}
function hooksPromises(wrap) {
    return wrap.getPromiseHooks().some((hook) => hook !== undefined);
}
function releasePromises(wrap) {
    const [init, before, after] = wrap.getPromiseHooks();
    if (init !== undefined)
        takeOut(promiseHooks.onInit, init);
    if (before !== undefined)
        takeOut(promiseHooks.onBefore, before);
    if (after !== undefined)
        takeOut(promiseHooks.onAfter, after);
    return !hooksPromises(wrap);
}
/** The list takes a hook twice, and whoever adds it may end it, the first entry first. */
function takeOut(add, hook) {
    const stop = add(hook);
    stop();
    stop();
}
//# sourceMappingURL=hook-all-but-promises.js.map