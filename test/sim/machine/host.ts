/** What runs in the host of a simulated workstation, bundled as one program. */
export { createHost } from '../../../electron/host/host.ts'
