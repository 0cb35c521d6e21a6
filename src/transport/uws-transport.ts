import { outside } from '../actors/index.ts'
import type { Gate } from './gate.ts'
import { BindError, type BindOptions, type Bound, bindError, checkBindOptions, type Transport } from './transport.ts'
import { loadUws } from './uws-binding.ts'
import { UwsServer } from './uws-server.ts'

/** The transport `'uws'`. */
export const uws: Transport = { name: 'uws', bind }

async function bind(gate: Gate, options: BindOptions): Promise<Bound> {
  checkBindOptions(options)
  const loaded = await loadUws()
  if (loaded.tag === 'unavailable') throw new BindError('uws_unavailable', loaded.message, { cause: loaded.cause })
  const server = create(() => outside(() => new UwsServer(loaded.binding, gate, options)), options)
  try {
    await outside(() => server.listen(options))
  } catch (error) {
    server.cut()
    throw error
  }
  return server
}

function create(make: () => UwsServer, options: BindOptions): UwsServer {
  try {
    return make()
  } catch (cause) {
    throw bindError('einval', options, cause)
  }
}
