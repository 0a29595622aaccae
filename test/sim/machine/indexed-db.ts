/** IndexedDB of a simulated browser, bundled so that its tasks are those of the simulation. */
export { IDBDatabase, IDBFactory, IDBKeyRange, IDBTransaction } from 'fake-indexeddb'
