import type { Part } from '../part.ts'
import { measureIdleConnections } from './index.ts'

/** The memory of a connection that does nothing. */
export const idlePart: Part = {
  name: 'idle-connection',
  async measure(_rounds, say) {
    const { linecard, raw } = await measureIdleConnections()
    say(
      `idle-connection      ${Math.round(linecard)} B of RSS in the relay, ${Math.round(raw)} B in raw uWebSockets.js, ${Math.round(linecard - raw)} B between them`,
    )
    return [{ name: 'idle-connection', unit: 'B', linecard, raw }]
  },
}
