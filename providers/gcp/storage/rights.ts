import type { Service } from '../iam/role.ts'

/** https://cloud.google.com/storage/docs/access-control/iam-roles */
export const STORAGE: Service = {
  prefix: 'storage',
  typical: {
    list: 'storage.objects.list',
    read: 'storage.objects.get',
    write: 'storage.objects.create',
    administer: 'storage.buckets.setIamPolicy',
  },
  roles: {
    admin: ['list', 'read', 'write', 'administer'],
    objectAdmin: ['list', 'read', 'write', 'administer'],
    objectUser: ['list', 'read', 'write'],
    objectViewer: ['list', 'read'],
    objectCreator: ['write'],
    folderAdmin: ['list', 'write'],
    bucketViewer: ['list'],
    legacyBucketReader: ['list'],
    legacyBucketWriter: ['list', 'write'],
    legacyBucketOwner: ['list', 'write', 'administer'],
    legacyObjectReader: ['read'],
    legacyObjectOwner: ['read', 'write', 'administer'],
    hmacKeyAdmin: [],
  },
  // Basic roles list buckets only; objects come by `projectViewer:` bindings of the bucket itself.
  basic: {
    owner: ['list', 'administer'],
    editor: ['list', 'write'],
    viewer: ['list'],
  },
  telling: /^storage\.(objects|managedFolders|folders|multipartUploads)\.|setIamPolicy$/,
}
