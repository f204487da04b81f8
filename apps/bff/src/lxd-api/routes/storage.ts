import { change, type Route, read, update } from '../route.ts'

const pool = '/1.0/storage-pools/{pool}'
const volumes = `${pool}/volumes`
const volume = `${volumes}/{type}/{volume}`
const snapshot = `${volume}/snapshots/{snapshot}`
const backup = `${volume}/backups/{backup}`
const bucket = `${pool}/buckets/{bucket}`
const key = `${bucket}/keys/{key}`
const bucketBackup = `${bucket}/backups/{backup}`
const target = { query: ['target'] }
const list = { query: ['recursion', 'filter', 'target', 'all-projects'] }
const source = { query: ['target'], guard: 'volume' } as const

/** A pool's `source` is a path or device of the host, so pools are the server's, not a project's. */
const poolRoutes: Route[] = [
  read('/1.0/storage-pools', 'view', 'anywhere', { query: ['recursion', 'filter', 'project'] }),
  change('POST', '/1.0/storage-pools', 'storage-pool.create', 'server.manage', 'server', {
    query: ['target', 'project'],
  }),
  read(pool, 'view', 'anywhere', { query: ['target', 'project'] }),
  ...update(pool, 'storage-pool.change', 'server.manage', 'server', { query: ['target', 'project'] }),
  change('DELETE', pool, 'storage-pool.delete', 'server.manage', 'server', { query: ['project'] }),
  read(`${pool}/resources`, 'view', 'anywhere', target),
]

const volumeRoutes: Route[] = [
  read(volumes, 'view', 'volumes', list),
  change('POST', volumes, 'storage-volume.create', 'storage.manage', 'volumes', source),
  read(`${volumes}/{type}`, 'view', 'volumes', list),
  change('POST', `${volumes}/{type}`, 'storage-volume.create', 'storage.manage', 'volumes', source),
  read(volume, 'view', 'volumes', target),
  ...update(volume, 'storage-volume.change', 'storage.manage', 'volumes', target),
  change('POST', volume, 'storage-volume.move', 'storage.manage', 'volumes', source),
  change('DELETE', volume, 'storage-volume.delete', 'storage.manage', 'volumes', target),
  read(`${volume}/state`, 'view', 'volumes', target),

  read(`${volume}/snapshots`, 'view', 'volumes', list),
  change(
    'POST',
    `${volume}/snapshots`,
    'storage-volume-snapshot.create',
    'storage.manage',
    'volumes',
    target,
  ),
  read(snapshot, 'view', 'volumes', target),
  ...update(snapshot, 'storage-volume-snapshot.change', 'storage.manage', 'volumes', target),
  change('POST', snapshot, 'storage-volume-snapshot.rename', 'storage.manage', 'volumes', source),
  change('DELETE', snapshot, 'storage-volume-snapshot.delete', 'storage.manage', 'volumes', target),

  read(`${volume}/backups`, 'view', 'volumes', list),
  change('POST', `${volume}/backups`, 'storage-volume-backup.create', 'storage.manage', 'volumes', target),
  read(backup, 'view', 'volumes', target),
  change('POST', backup, 'storage-volume-backup.rename', 'storage.manage', 'volumes', target),
  change('DELETE', backup, 'storage-volume-backup.delete', 'storage.manage', 'volumes', target),
  read(`${backup}/export`, 'storage.manage', 'volumes', target),
]

const bucketRoutes: Route[] = [
  read(`${pool}/buckets`, 'view', 'buckets', list),
  change('POST', `${pool}/buckets`, 'storage-bucket.create', 'storage.manage', 'buckets', target),
  read(bucket, 'view', 'buckets', target),
  ...update(bucket, 'storage-bucket.change', 'storage.manage', 'buckets', target),
  change('DELETE', bucket, 'storage-bucket.delete', 'storage.manage', 'buckets', target),
  // A key's answer holds its secret.
  read(`${bucket}/keys`, 'storage.manage', 'buckets', list),
  change('POST', `${bucket}/keys`, 'storage-bucket-key.create', 'storage.manage', 'buckets', target),
  read(key, 'storage.manage', 'buckets', target),
  change('PUT', key, 'storage-bucket-key.change', 'storage.manage', 'buckets', target),
  change('DELETE', key, 'storage-bucket-key.delete', 'storage.manage', 'buckets', target),
  read(`${bucket}/backups`, 'view', 'buckets', list),
  change('POST', `${bucket}/backups`, 'storage-bucket-backup.create', 'storage.manage', 'buckets', target),
  read(bucketBackup, 'view', 'buckets', target),
  change('POST', bucketBackup, 'storage-bucket-backup.rename', 'storage.manage', 'buckets', target),
  change('DELETE', bucketBackup, 'storage-bucket-backup.delete', 'storage.manage', 'buckets', target),
  read(`${bucketBackup}/export`, 'storage.manage', 'buckets', target),
]

export const storageRoutes: Route[] = [...poolRoutes, ...volumeRoutes, ...bucketRoutes]
