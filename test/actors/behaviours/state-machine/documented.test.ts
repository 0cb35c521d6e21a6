import { describe, expect, it } from 'vitest'
import { underLinecard, underXstate } from './both-ways.ts'
import { actions } from './examples/actions.ts'
import { applications } from './examples/applications.ts'
import { children } from './examples/children.ts'
import { states } from './examples/states.ts'
import { time } from './examples/time.ts'

describe.each(Object.entries({ states, actions, time, children, applications }))(
  '%s do as under createActor',
  (_topic, examples) => {
    it.each(examples)('$name', async ({ make, steps, input }) => {
      const expected = await underXstate(make, steps, { input })
      // An example in which nothing happens would show nothing.
      expect(new Set(expected.map((seen) => JSON.stringify(seen))).size + steps.length).toBeGreaterThan(1)
      expect(await underLinecard(make, steps, { input })).toEqual(expected)
    })
  },
)
