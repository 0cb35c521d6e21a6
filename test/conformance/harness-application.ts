import { Application, type ApplicationSpec, application, type Starting, Supervisor } from 'linecard'
import { emit } from './harness.ts'

/** Says which application its callbacks belong to, and is an empty tree unless the scenario gives a start. */
export const Ap = {
  load(
    name: string,
    options: {
      readonly deps?: string[]
      readonly env?: ApplicationSpec['env']
      readonly start?: () => ReturnType<NonNullable<ApplicationSpec['start']>>
    } = {},
  ): unknown {
    const { deps = [], env = {}, start = emptyTree } = options
    return Application.load(
      application({
        name,
        applications: deps,
        env,
        start() {
          emit(['start', name])
          return start()
        },
        prepStop: () => emit(['prep_stop', name]),
        stop: () => emit(['stop', name]),
      }),
    )
  },
}

function emptyTree(): Starting {
  return Supervisor.startLink([], { strategy: 'one_for_one' })
}
