package aftercare.followup.rota;

import aftercare.followup.datafile.DataFile;

/** Rotas for tests, read as a clinic's are. */
final class Rotas {
    private Rotas() {}

    static Rota of(String text) {
        return RotaFile.read(new DataFile("rota.yaml", text));
    }
}
