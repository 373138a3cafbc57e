import { known } from '#model'
import check from '../../../checks/recovery/file-shares-can-be-brought-back.ts'
import { storageAccount } from '../../../mocks/azure/storageBuilder.ts'
import { denied, describeCheck } from '../../support/describeCheck.ts'

const CLOSED = { shareDays: 7, smbVersions: ['SMB3.1.1'], smbCiphers: ['AES-256-GCM'] }
const files = (more: Partial<typeof CLOSED> = {}) => ({ files: known({ ...CLOSED, ...more }) })

describeCheck(check, {
  passes: {
    'a week, as the portal sets it': storageAccount(),
    'an account for blobs': storageAccount({ files: known(null) }),
  },
  fails: {
    'shares that are gone at once': storageAccount(files({ shareDays: 0 })),
  },
  unknown: {
    'file shares of which nothing could be read': storageAccount({ files: denied('files') }),
  },
})
