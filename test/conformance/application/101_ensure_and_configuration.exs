# application/101_ensure_and_configuration
# Setup: applications aa (env k=1) and bb, which needs aa.
# Steps: ensure_loaded of aa; ensure_started of bb (aa does not run), of aa, of aa again; fetch_env! of k and of x (class);
#   put_all_env for aa and bb; get_all_env of both, sorted; stop bb, which does not run.
# Observe: ensure_started starts nothing but what it is asked for, and is ok when that runs already.

import T

scenario do
  emit([Ap.load(:aa, env: [k: 1]), Ap.load(:bb, deps: [:aa])])
  emit(["ensure_loaded", Application.ensure_loaded(:aa)])
  emit(["bb", Application.ensure_started(:bb)])
  emit(["aa", Application.ensure_started(:aa)])
  emit(["aa", Application.ensure_started(:aa, :permanent)])
  emit(["start", Application.start(:aa)])
  emit([Application.fetch_env!(:aa, :k), catching_class(fn -> Application.fetch_env!(:aa, :x) end)])
  emit(["put", Application.put_all_env(aa: [k: 2, l: 3], bb: [m: 4])])
  emit([Enum.sort(Application.get_all_env(:aa)), Application.get_all_env(:bb), Application.get_all_env(:nobody)])
  emit(["stop", Application.stop(:bb)])
  emit(["bb", Application.ensure_started(:bb)])
  emit(["unload", Application.unload(:aa)])
end
