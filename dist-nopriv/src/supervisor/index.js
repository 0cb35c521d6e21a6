/** Supervision: who starts whom, who restarts whom, and in which order it all ends. */
export { ApplicationModule, application, } from "./application.js";
export * as Application from "./application-api.js";
export { startChildNow } from "./dynamic-supervisor.js";
export * as DynamicSupervisor from "./dynamic-supervisor-api.js";
export { PartitionSupervisor, } from "./partition-supervisor.js";
export * as Pg from "./pg.js";
export { Registry, via, } from "./registry.js";
export { SupervisorModule, supervisor, } from "./supervisor.js";
export * as Supervisor from "./supervisor-api.js";
export * as TaskSupervisor from "./task-supervisor-api.js";
//# sourceMappingURL=index.js.map