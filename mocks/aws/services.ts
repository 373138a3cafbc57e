/** The services that the simulated AWS has. @module */

import { iam } from './iam.ts'
import { s3 } from './s3.ts'
import { s3control } from './s3control.ts'
import type { Service } from './service.ts'
import { sts } from './sts.ts'

export const SERVICES: readonly Service[] = [sts, iam, s3, s3control]
