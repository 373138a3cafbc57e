import { known } from '#model'
import check from '../../../checks/encryption/smb-is-modern.ts'
import { storageAccount } from '../../../mocks/azure/storageBuilder.ts'
import { denied, describeCheck } from '../../support/describeCheck.ts'

const CLOSED = { shareDays: 7, smbVersions: ['SMB3.1.1'], smbCiphers: ['AES-256-GCM'] }
const files = (more: Partial<typeof CLOSED> = {}) => ({ files: known({ ...CLOSED, ...more }) })

describeCheck(check, {
  passes: {
    'the newest alone': storageAccount(files()),
    'an account for blobs': storageAccount({ files: known(null) }),
  },
  fails: {
    'every version, as the portal leaves it': storageAccount(),
    'one version too old': storageAccount(files({ smbVersions: ['SMB3.0', 'SMB3.1.1'] })),
  },
  unknown: {
    'file shares of which nothing could be read': storageAccount({ files: denied('files') }),
  },
})
