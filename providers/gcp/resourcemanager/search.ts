/** What discovery asks: everything that the credentials may see, wherever it hangs. @module */

import { z } from 'zod'
import { operation } from '#model'
import { nextPage, type Page } from '../page.ts'
import { ProjectRecord } from './projectRecord.ts'

const Projects = z.object({ projects: z.array(ProjectRecord).default([]) })

export const searchProjects = operation<{ readonly query: string } & Page>()({
  id: 'cloudresourcemanager:projects.search',
  permissions: ['resourcemanager.projects.get'],
  decode: (body) => Projects.parse(body).projects,
  next: nextPage,
})

const Organizations = z.object({
  organizations: z
    .array(z.object({ name: z.string(), displayName: z.string().optional() }))
    .default([]),
})

/** An organisation's display name is the domain it was made from. */
export const searchOrganizations = operation<Page>()({
  id: 'cloudresourcemanager:organizations.search',
  permissions: ['resourcemanager.organizations.get'],
  decode: (body) => Organizations.parse(body).organizations,
  next: nextPage,
})
