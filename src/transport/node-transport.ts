import { outside } from '../actors/index.ts'
import type { Gate } from './gate.ts'
import { NodeServer } from './node-server.ts'
import { type BindOptions, type Bound, bindError, checkBindOptions, type Transport } from './transport.ts'

/** The transport `'node'`. */
export const node: Transport = { name: 'node', bind }

async function bind(gate: Gate, options: BindOptions): Promise<Bound> {
  checkBindOptions(options)
  const server = create(() => outside(() => new NodeServer(gate, options)), options)
  await outside(() => server.listen(options))
  return server
}

function create(make: () => NodeServer, options: BindOptions): NodeServer {
  try {
    return make()
  } catch (cause) {
    throw bindError('einval', options, cause)
  }
}
