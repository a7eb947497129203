package conformance;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.poi.openxml4j.opc.OPCPackage;
import org.apache.poi.openxml4j.opc.PackageAccess;
import org.apache.poi.poifs.crypt.dsig.SignatureConfig;
import org.apache.poi.poifs.crypt.dsig.SignatureInfo;
import org.apache.poi.poifs.crypt.dsig.SignaturePart;

/** Apache POI's reading of the digital signatures in a Word file. */
final class WordSeals implements Validators.Question {
  @Override
  public Map<String, Object> ask(Path file) throws Exception {
    try (OPCPackage word = OPCPackage.open(file.toFile(), PackageAccess.READ)) {
      SignatureInfo information = new SignatureInfo();
      information.setOpcPackage(word);
      information.setSignatureConfig(new SignatureConfig());
      List<Map<String, Object>> seals = new ArrayList<>();
      for (SignaturePart part : information.getSignatureParts()) {
        boolean valid = part.validate();
        seals.add(
            Map.of(
                "part", part.getPackagePart().getPartName().getName(),
                "valid", valid,
                "signer",
                    part.getSigner() == null
                        ? ""
                        : part.getSigner().getSubjectX500Principal().getName()));
      }
      return Map.of("seals", seals);
    }
  }
}
