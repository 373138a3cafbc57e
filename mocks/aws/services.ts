/** The services that the simulated AWS has. @module */

import { cloudTrail } from './cloudTrail.ts'
import { config } from './config.ts'
import { dynamoDb } from './dynamoDb.ts'
import { ec2 } from './ec2.ts'
import { ecr } from './ecr.ts'
import { iam } from './iam.ts'
import { kms } from './kms.ts'
import { lambda } from './lambda.ts'
import { openSearch } from './openSearch.ts'
import { organizations } from './organizations.ts'
import { rds } from './rds.ts'
import { redshift } from './redshift.ts'
import { s3 } from './s3.ts'
import { s3control } from './s3control.ts'
import { secretsManager } from './secretsManager.ts'
import type { Service } from './service.ts'
import { sns } from './sns.ts'
import { sqs } from './sqs.ts'
import { sts } from './sts.ts'

export const SERVICES: readonly Service[] = [
  sts,
  iam,
  s3,
  s3control,
  kms,
  rds,
  redshift,
  ec2,
  sqs,
  sns,
  lambda,
  secretsManager,
  ecr,
  openSearch,
  dynamoDb,
  organizations,
  config,
  cloudTrail,
]
