import { GenServer, Supervisor, type SupervisorInit, Sys, supervisor } from 'linecard'
import { awaitNew, emit, W } from '../harness.ts'

/** What the original keeps in a persistent term. */
interface Term {
  value: unknown
}

const Sup = supervisor({ name: 'Sup', init: (term: Term) => term.value as SupervisorInit })

export default async function twin(): Promise<void> {
  const term: Term = { value: null }
  const put = (flags: object, specs: readonly object[]) => {
    term.value = ['ok', [flags, specs]]
  }
  put({ strategy: 'one_for_one', maxRestarts: 1, maxSeconds: 5 }, [W.spec('a'), W.spec('b')])
  const s = await Sup.startLink(term)
  await Supervisor.startChild(s, W.spec('d'))
  const change = () => Sys.changeCode(s, Sup, 'old', 'extra')
  emit(await change())
  await Sys.suspend(s)
  put({ strategy: 'one_for_all', maxRestarts: 7, maxSeconds: 5 }, [W.spec('b', { restart: 'transient' }), W.spec('c')])
  emit(['changed', await change()])
  await Sys.resume(s)
  const kids = async () => (await Supervisor.whichChildren(s)).map(([id, p, type]) => [id, p, type])
  emit(await kids())
  const [, spec] = await Supervisor.getChildspec(s, 'b')
  emit([(spec as { restart: string }).restart])
  GenServer.cast('a', ['exit', 'boom'])
  await awaitNew('c')
  emit(await kids())
  await Sys.suspend(s)
  for (const v of [['ok', [{ strategy: 'bad' }, []]], ['ok', [{}, [W.spec('x'), W.spec('x')]]], 'ignore', 'junk']) {
    term.value = v
    emit(await change())
  }
  await Sys.resume(s)
  emit(await kids())
}
