export { makeReport } from './report/write.ts';
export { type PublishTools, type SiteOptions, writeSite, type WrittenSite } from './site/write.ts';
