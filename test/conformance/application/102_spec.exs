# application/102_spec
# Setup: aa is loaded, bb with description, version, a phase and aa among what it needs; cc is not loaded.
# Steps: description, vsn, applications (those of the runtime's own left out), start_phases of bb; start_phases of aa; an unknown key of bb (class); all, and vsn, of cc; whether all of bb has the same description.
# Observe: what the application said of itself; nil for one that is not loaded.

import T

scenario do
  Ap.load(:aa)
  :application.load({:application, :bb, [description: 'all about b', vsn: '1.2', modules: [], registered: [], applications: [:kernel, :stdlib, :elixir, :aa], mod: {Ap, []}, start_phases: [p: 1]]})
  emit([to_string(Application.spec(:bb, :description)), to_string(Application.spec(:bb, :vsn))])
  emit(Application.spec(:bb, :applications) -- [:kernel, :stdlib, :elixir])
  emit([Application.spec(:bb, :start_phases), Application.spec(:aa, :start_phases)])
  [class, _] = catching(fn -> Application.spec(:bb, :nope) end)
  emit(class)
  emit([Application.spec(:cc), Application.spec(:cc, :vsn)])
  emit(to_string(Application.spec(:bb)[:description]))
end
