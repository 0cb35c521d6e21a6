# application/106_loading_and_env
# Setup: application aa with env k=1, l=2.
# Steps: put_env of aa before it is loaded (k=9); load; get_all_env sorted; load again (kind); loaded_applications has it; unload; env then; unload again; start of an unknown one (kind); stop of it; get_env of an unknown app with a default.
# Observe: what was set before the load is not overwritten.

import T

scenario do
  Application.put_env(:aa, :k, 9)
  emit([Ap.load(:aa, env: [k: 1, l: 2]), Enum.sort(Application.get_all_env(:aa))])
  {:error, {what, _}} = Ap.load(:aa)
  emit(what)
  emit(List.keymember?(Application.loaded_applications(), :aa, 0))
  emit([Application.unload(:aa), Application.get_all_env(:aa), Application.unload(:aa)])
  emit(List.keymember?(Application.loaded_applications(), :aa, 0))
  {:error, {_, _}} = Application.start(:nobody_knows)
  emit([Application.stop(:nobody_knows), Application.get_env(:nobody_knows, :k, :dflt)])
end
